package launchbot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmortemFileTest {
  private static final Paper PAPER = Paper.of(Drafting.of(Night.facts()), List.of());
  private static final List<String> ACTIONS =
      List.of(PostmortemFile.action(12, false, "Add a test · Ben Ito"));

  @Test
  void whatIsWrittenIsReadBackAsTheSame() {
    var read = parsed(PostmortemFile.write("Postmortem", 4, PAPER, ACTIONS));

    assertThat(read.number()).isEqualTo(4);
    assertThat(read.words().keySet()).containsExactly(Section.values());
    for (Section section : Section.values()) {
      assertThat(read.words().get(section)).isEqualTo(PAPER.of(section).words());
      assertThat(read.stamps().get(section))
          .isNotNull()
          .matches(stamp -> stamp.same(PAPER.of(section).words()) && stamp.version() == 0);
    }
  }

  @Test
  void ideasBelowTheEntriesAreKeptAndTheEntriesAreNot() {
    var read = parsed("## Actions\n- [ ] #12 Add a test\n- [x] #13 Done · Ben\n\n- an idea\n");
    assertThat(read.words()).isEqualTo(Map.of(Section.ACTIONS, "- an idea"));
    assertThat(read.stamps()).isEmpty();
  }

  @Test
  void headingsInABodyStayInIt() {
    String body =
        "# Big\n\n```\n## Impact\n```\n### Small\n  ## Indented\n#hash tag\n~~~\n# never closed";
    Paper paper =
        Paper.of(
            Map.of(),
            List.of(new Written(Section.CAUSES, 1, Prose.of(body), "", "U1", Night.BEGAN)));

    var read = parsed(PostmortemFile.write("x", 4, paper, List.of()));

    assertThat(read.words().get(Section.CAUSES))
        .isEqualTo(
            "### Big\n\n"
                + "```\n"
                + "## Impact\n"
                + "```\n"
                + "### Small\n"
                + "### Indented\n"
                + "#hash tag\n"
                + "~~~\n"
                + "# never closed\n"
                + "~~~");
    assertThat(read.words().get(Section.WELL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'# Postmortem\n## summary:\nx', Summary=x",
    "'## CAUSES\nx\n\n## What went well ##\ny', Contributing causes=x What went well=y",
    "'# Summary\nx', nothing in it",
    "'## Summary\nx\n## Sumary\ny', Sumary",
    "'## Summary\nx\n# Postmortem of 5\ny', Postmortem of 5",
    "'## Summary\nx\n## Summary\ny', Summary twice",
    "'', nothing in it",
    "'no heading', nothing in it",
    "'<!-- launchbot postmortem 4: summary=zz -->\n## Summary\nx', Summary=x",
  })
  void parts(String file, String outcome) {
    String got =
        switch (PostmortemFile.read(file)) {
          case PostmortemFile.Parsed(_, var words, _) ->
              words.entrySet().stream()
                  .map(one -> one.getKey().title() + "=" + one.getValue())
                  .reduce((a, b) -> a + " " + b)
                  .orElse("");
          case PostmortemFile.Refused(String why, String words) ->
              words
                  + (why.contains("twice")
                      ? " twice"
                      : why.contains("no section in") ? "nothing in it" : "");
        };
    assertThat(got).isEqualTo(outcome);
  }

  @Test
  void aLargeFileIsReadInAMoment() {
    String file =
        "## Summary\n"
            + "a ".repeat(50_000)
            + "\n## Impact\n"
            + "#".repeat(20_000)
            + "<".repeat(20_000);
    assertThat(parsed(file).words()).hasSize(2);
    assertThat(PostmortemFile.read("## Summary\n" + "a".repeat(Prose.LONGEST + 1)))
        .isInstanceOf(PostmortemFile.Refused.class);
  }

  private static PostmortemFile.Parsed parsed(String file) {
    return (PostmortemFile.Parsed) PostmortemFile.read(file);
  }
}
