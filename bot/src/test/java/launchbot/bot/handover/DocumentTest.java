package launchbot.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.web.Markdown;
import org.junit.jupiter.api.Test;

/** What the document says, and what it says is missing. */
class DocumentTest {
  private static final Document.Head HEAD =
      new Document.Head("Shop *2*", "U0ADA", "Fri 4 Dec 2026, 10:00 CET");
  private static final Map<String, String> NAMES = Map.of("U0ADA", "Ada", "U0BEN", "Ben <3");

  @Test
  void whereNothingIsKnownThatIsMissingAndTheLeadCanFillIt() {
    Document document = Document.of(HEAD, List.of(), NAMES);
    assertThat(document.markdown()).startsWith("# Shop \\*2\\*: handover\n");
    assertThat(document.lacking())
        .containsExactly(
            Chapter.LIVE,
            Chapter.ACCESS,
            Chapter.ENVIRONMENT,
            Chapter.ROLLBACK,
            Chapter.MONITORING,
            Chapter.EMAIL,
            Chapter.CONTACTS);
    assertThat(document.gaps()).hasSize(7).allMatch(gap -> gap.who().equals("U0ADA"));
    assertThat(document.markdown())
        .contains("## Known risks, and what to watch\n\nNothing at present.");
  }

  @Test
  void whatIsKnownStandsInItsChapterAndPeopleHaveNames() {
    List<Passage> passages =
        Arrays.stream(Chapter.values())
            .map(chapter -> new Passage(chapter, "Part", "- <@U0BEN> has it", List.of()))
            .toList();
    Document document = Document.of(HEAD, passages, NAMES);
    assertThat(document.gaps()).isEmpty();
    assertThat(document.lacking()).isEmpty();
    assertThat(document.markdown())
        .contains("### Part\n\n- Ben \\<3 has it")
        .doesNotContain("U0BEN");
  }

  @Test
  void aGapSaysWhoCanFillItAndWhatToType() {
    var gap = new Gap("Nobody owns DATABASE_URL", "U0BEN", "/launch env own DATABASE_URL @ben");
    Document document =
        Document.of(
            HEAD, List.of(new Passage(Chapter.ENVIRONMENT, "", "- a", List.of(gap))), NAMES);
    assertThat(document.markdown())
        .contains(
            "- Nobody owns DATABASE\\_URL. Ben \\<3 can fill it: `/launch env own DATABASE_URL"
                + " @ben`");
    assertThat(document.lacking()).contains(Chapter.ENVIRONMENT);
  }

  @Test
  void whatSomebodyTypedIsNeverMarkup() {
    String typed = "<img src=x> [a](javascript:b) **c** <!channel>";
    String html = Markdown.html(Markdown.plain(typed));
    assertThat(html).doesNotContain("<img", "<a", "<strong");
    assertThat(html).contains("&lt;img src=x&gt;", "&lt;!channel&gt;");
  }
}
