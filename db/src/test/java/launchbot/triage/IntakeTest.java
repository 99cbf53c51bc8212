package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.GUEST;
import static launchbot.triage.Sample.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {
  private static final LocalDate LAUNCH = LocalDate.parse("2026-11-20");

  @ParameterizedTest(name = "{0} asks for {1} and gets the date {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "blocker,     IMPACT,            -",
        "high,        IMPACT OWNER,      -",
        "medium,      IMPACT WORKAROUND, 2026-11-27",
        "low,         IMPACT,            2026-12-20",
        "post-launch, IMPACT OWNER DUE,  -",
      })
  void aTitleAlone(String severity, String asked, @Nullable LocalDate due) {
    Draft draft = Draft.of("Card form loses input").withSeverity(Severity.of(severity));

    var missing = (Intake.Missing) judge(draft);

    assertThat(missing.parts()).containsExactly(parts(asked));
    assertThat(missing.prefilled()).isEqualTo(draft.withDue(due));
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void everythingThatIsAskedForIsEnough(Severity severity) {
    Draft draft = full().withSeverity(severity);

    assertThat(judge(draft)).isEqualTo(new Intake.Complete(draft));
  }

  @Test
  void severityIsAskedForAndNeverGuessed() {
    var missing = (Intake.Missing) judge(Draft.of("Everything is down"));

    assertThat(missing.parts()).containsExactly(Part.SEVERITY, Part.IMPACT);
    assertThat(missing.prefilled()).isEqualTo(Draft.of("Everything is down"));
  }

  @Test
  void blankIsNotGiven() {
    var missing = (Intake.Missing) judge(full().withImpact(" \n ").withWorkaround("\u0000"));

    assertThat(missing.parts()).containsExactly(Part.IMPACT, Part.WORKAROUND);
  }

  @Test
  void withoutATitleItAsksForOne() {
    Draft draft =
        new Draft(" ", Severity.BLOCKER, "No one can pay", null, null, null, List.of(), null);

    assertThat(((Intake.Missing) judge(draft)).parts()).containsExactly(Part.TITLE);
  }

  @ParameterizedTest(name = "launch {0}: medium {1}, low {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,          2026-11-19, 2026-12-12",
        "2026-11-20, 2026-11-27, 2026-12-20",
        "2026-11-08, 2026-11-15, 2026-12-08",
        "2026-11-05, 2026-11-12, 2026-12-05",
        "2026-11-04, 2026-11-19, 2026-12-04",
        "2026-01-01, 2026-11-19, 2026-12-12",
      })
  void datesCountFromTheLaunchUnlessThatDayIsOver(
      @Nullable LocalDate launch, LocalDate medium, LocalDate low) {
    assertThat(Intake.due(Severity.MEDIUM, TODAY, launch)).isEqualTo(medium);
    assertThat(Intake.due(Severity.LOW, TODAY, launch)).isEqualTo(low);
  }

  @Test
  void aDateThatSomebodyNamedStays() {
    Draft draft = full().withDue(TODAY);

    assertThat(judge(draft)).isEqualTo(new Intake.Complete(draft));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("unacceptable")
  void refuses(Draft draft, String why) {
    assertThat(judge(draft)).isEqualTo(new Intake.Refused(why));
  }

  static Stream<Arguments> unacceptable() {
    return Stream.of(
        Arguments.of(
            full().withDue(TODAY.minusDays(1)),
            "2026-11-11 is in the past: name today (2026-11-12) or a later day."),
        Arguments.of(
            Draft.of("x".repeat(151)), "A title has at most 150 characters; this one has 151."),
        Arguments.of(
            full().withImpact("x".repeat(501)),
            "An impact has at most 500 characters; this one has 501."),
        Arguments.of(
            full().withWorkaround("x".repeat(501)),
            "A workaround has at most 500 characters; this one has 501."),
        Arguments.of(
            full().withTags(IntStream.range(0, 11).mapToObj(i -> "t" + i).toList()),
            "An entry has at most 10 tags; these are 11."),
        Arguments.of(
            full().withTags(List.of("x".repeat(31))),
            "A tag is one word of at most 30 letters, digits or hyphens."),
        Arguments.of(
            full().withTags(List.of("two words")),
            "A tag is one word of at most 30 letters, digits or hyphens."));
  }

  @Test
  void lengthsAreWhatAReaderCounts() {
    assertThat(judge(full().withImpact("🔥".repeat(500)))).isInstanceOf(Intake.Complete.class);
  }

  @Test
  void guestsMayReport() {
    assertThat(Intake.judge(full(), GUEST, TODAY, LAUNCH)).isInstanceOf(Intake.Complete.class);
  }

  @Test
  void draftsAreCleanedUp() {
    Draft draft =
        Draft.of("  Card\n form\u0000 \u202Eloses  input ")
            .withTags(List.of("#SignUp", "signup", "#"));

    assertThat(draft.title()).isEqualTo("Card form loses input");
    assertThat(draft.tags()).containsExactly("signup");
  }

  private static Intake.Answer judge(Draft draft) {
    return Intake.judge(draft, ADA_OF_TWO, TODAY, LAUNCH);
  }

  private static Draft full() {
    return Draft.of("Card form loses input")
        .withSeverity(Severity.MEDIUM)
        .withImpact("A customer who mistypes a card number loses the whole form")
        .withWorkaround("Type it again")
        .withOwner(ADA)
        .withDue(LocalDate.parse("2026-12-24"));
  }

  private static Part[] parts(String words) {
    return Stream.of(words.split(" ")).map(Part::valueOf).toArray(Part[]::new);
  }
}
