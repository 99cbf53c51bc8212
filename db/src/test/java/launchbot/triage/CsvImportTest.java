package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.GUEST;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.TODAY;
import static launchbot.triage.Sample.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import launchbot.triage.CsvImport.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {
  private static final String HEADER = "title,severity,impact,owner,workaround,due,tags,state\n";
  private static final Draft CARD_FORM =
      Draft.of("Card form")
          .withSeverity(Severity.HIGH)
          .withImpact("Input, all of it, is lost")
          .withOwner(ADA);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title,severity,impact,owner\nCard form,high,\"Input, all of it, is lost\",U0ADA\n",
        "title,severity,impact,owner\r\nCard form,high,\"Input, all of it, is lost\",U0ADA\r\n",
        "title,severity,impact,owner\rCard form,high,\"Input, all of it, is lost\",U0ADA",
        "\uFEFFtitle;severity;impact;owner\r\nCard form;high;Input, all of it, is lost;U0ADA\r\n",
        "title\tseverity\timpact\towner\nCard form\thigh\tInput, all of it, is lost\tU0ADA\n",
        """
        "Title", "SEVERITY", Impact , owner
        "Card form", P1, "Input, all of it, is lost", <@U0ADA|ada>
        """,
        """
        owner,impact,severity,title

        ,,,
        <@U0ADA>,"Input,
        all of it, is lost",high,Card form,,

        """,
      })
  void readsWhatSpreadsheetsWrite(String file) {
    assertThat(read(file)).isEqualTo(complete(CARD_FORM));
  }

  @Test
  void readsEveryColumnAndFillsInDates() {
    assertThat(
            read(
                HEADER
                    + "One,low,Typo,,,,#a b,open\n"
                    + "Two,medium,Slow,U0ADA,Wait,2026-12-20,\"c,d\",in-progress\n"))
        .isEqualTo(
            complete(
                Draft.of("One")
                    .withSeverity(Severity.LOW)
                    .withImpact("Typo")
                    .withTags(List.of("a", "b"))
                    .withDue(LocalDate.parse("2026-12-12")),
                Draft.of("Two")
                    .withSeverity(Severity.MEDIUM)
                    .withImpact("Slow")
                    .withOwner(ADA)
                    .withWorkaround("Wait")
                    .withTags(List.of("c", "d"))
                    .withDue(LATER)));
  }

  @Test
  void takesWhatWasExported() {
    Entry entry =
        Edit.of(
            entry(Severity.MEDIUM),
            Sample.BEFORE,
            e -> {
              e.title = "=HYPERLINK(\"x\")";
              e.workaround = "'-1, or \"two\"";
              e.tags = List.of("forms");
            });

    var answer = (CsvImport.Complete) read(Csv.write(List.of(entry), launch -> "autumn"));

    assertThat(answer.drafts().getFirst().draft())
        .isEqualTo(
            new Draft(
                entry.title(),
                entry.severity(),
                entry.impact(),
                entry.workaround(),
                entry.owner(),
                entry.due(),
                entry.tags(),
                null));
  }

  @Test
  void allOrNothingLineByLine() {
    assertThat(
            read(
                HEADER
                    + "Fine,blocker,Nobody can pay\n"
                    + "\n"
                    + "Two,urgent,\"over\ntwo lines\",@ada,,24.12.2026\n"
                    + "Three,high,\n"
                    + "Four,low,Typo,,,2026-11-11\n"
                    + "Five,low,Typo,,,,,verified\n"
                    + "Six,low,Typo,,,,,odd\n"
                    + "Seven,low,Typo,,,,,,surplus\n"
                    + ",,Typo\n"))
        .isEqualTo(
            new CsvImport.Wrong(
                List.of(
                    new Line(
                        4, "Its severity is none of blocker, high, medium, low and post-launch."),
                    new Line(4, "Its owner is not a Slack member id such as U012AB3CD."),
                    new Line(4, "Its date is not written as YYYY-MM-DD."),
                    new Line(6, "It lacks an impact and an owner."),
                    new Line(
                        7, "2026-11-11 is in the past: name today (2026-11-12) or a later day."),
                    new Line(
                        8, "It is closed, but every imported entry is open: take this line out."),
                    new Line(
                        9, "Its state is unknown; leave it empty, every imported entry is open."),
                    new Line(
                        10,
                        "It has more cells than the first line names: quote texts that contain the"
                            + " separator."),
                    new Line(11, "It lacks a title and a severity."))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title,severity,impact,priority     | Column 4 (priority) is unknown. The columns are number, severity, state, title, impact, workaround, owner, due, tags, launch, created.
          title,severity,impact,<!channel>   | Column 4 (channel) is unknown. The columns are number, severity, state, title, impact, workaround, owner, due, tags, launch, created.
          title,,severity,impact             | Column 2 has no name. The columns are number, severity, state, title, impact, workaround, owner, due, tags, launch, created.
          title,severity,impact,Title        | The column title is there twice.
          title,severity                     | The column impact is missing.
          Card form,high,Input is lost       | The first line has to name the columns: number, severity, state, title, impact, workaround, owner, due, tags, launch, created.
          """)
  void theFirstLineNamesTheColumns(String header, String why) {
    assertThat(read(header + "\nCard form,high,x,y\n"))
        .isEqualTo(new CsvImport.Wrong(List.of(new Line(1, why))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "title,severity,impact\n"})
  void nothingIsNotAnImport(String file) {
    assertThat(read(file))
        .isEqualTo(
            new CsvImport.Refused(
                "There is nothing to import: the first line names the columns, each further line is"
                    + " an entry."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Card form,high,\"open\nend\n", "Card form,high,\"a\"b\n"})
  void quotesHaveToMatch(String row) {
    assertThat(read("title,severity,impact\nFine,high,\"two\nlines\"\n" + row))
        .isEqualTo(
            new CsvImport.Wrong(
                List.of(
                    new Line(
                        4,
                        "The quotes do not match: a quoted cell ends with a quote, and one inside"
                            + " of it is doubled."))));
  }

  @Test
  void hasALimit() {
    String row = "Nobody can pay,blocker,No money\n";

    assertThat(read("title,severity,impact\n" + row.repeat(5000)))
        .isInstanceOfSatisfying(
            CsvImport.Complete.class, all -> assertThat(all.drafts()).hasSize(5000));
    assertThat(read("title,severity,impact\n" + row.repeat(5001)))
        .isEqualTo(new CsvImport.Refused("A file has at most 5,000 rows: split it."));
  }

  @Test
  void guestsDoNotImport() {
    assertThat(CsvImport.read("", GUEST, TODAY, null))
        .isEqualTo(
            new CsvImport.Refused(
                "Guests can report and read here, but cannot import entries: ask somebody of the"
                    + " team to do it."));
  }

  private static CsvImport.Answer read(String file) {
    return CsvImport.read(file, ADA_OF_TWO, TODAY, null);
  }

  private static CsvImport.Complete complete(Draft... drafts) {
    return new CsvImport.Complete(List.of(drafts).stream().map(Intake.Complete::new).toList());
  }
}
