package launchbot.bot.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import launchbot.bot.Awkward;
import launchbot.bot.words.Words;
import launchbot.launch.LaunchRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What people type to begin a sprint, to give a role, to name a zone. */
class StartWordsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final Set<String> PLANS = Set.of("rescue-5", "launch-48h", "our-3");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Checkout 18 dec rescue-5       | Checkout       | 2026-12-18 | rescue-5   | true
          Checkout rescue-5 18 dec       | Checkout       | 2026-12-18 | rescue-5   | true
          Checkout on 18 dec             | Checkout       | 2026-12-18 | -          | true
          "Checkout 18" fri              | Checkout 18    | 2026-12-04 | -          | true
          The new shop end of the month  | The new shop   | 2026-12-31 | -          | true
          RESCUE-5                       | -              | -          | rescue-5   | true
          next friday                    | -              | 2026-12-11 | -          | true
          in 2 weeks our-3               | -              | 2026-12-15 | our-3      | true
          Fri is fun 18 dec              | Fri is fun     | 2026-12-18 | -          | true
          Checkout                       | Checkout       | -          | -          | false
          Checkout rescue-6              | Checkout rescue-6 | -       | -          | false
          7 medium tomorrow              | 7 medium       | 2026-12-02 | -          | false
          #7 tomorrow                    | #7             | 2026-12-02 | -          | false
          18 dec 2026 Checkout           | 18 dec 2026 Checkout | -    | -          | false
          """)
  void aNameADateAndAPlan(String typed, String name, LocalDate date, String plan, boolean clear) {
    assertThat(StartWords.read(Words.of(typed), TODAY, PLANS))
        .isEqualTo(new StartWords.Start(StartRequest.of(name, plan, date), clear));
  }

  @Test
  void aDayThatDoesNotExistIsSaid() {
    assertThat(StartWords.read(Words.of("Checkout feb 30"), TODAY, PLANS))
        .isEqualTo(
            new StartWords.Unclear("February has 28 days in 2027: there is no 30 February."));
  }

  @ParameterizedTest
  @FieldSource("AWKWARD")
  void nothingBeginsFromWhatNobodyMeant(String words) {
    boolean begins =
        StartWords.read(Words.of(words), TODAY, PLANS) instanceof StartWords.Start start
            && start.clear();
    assertThat(begins).isFalse();
    assertThat(RoleWords.read(Words.of(words), "U0ME")).isEmpty();
    assertThat(Zones.of(words)).isEmpty();
    assertThat(Zones.near(words, 5)).hasSizeLessThanOrEqualTo(5);
  }

  static final java.util.List<String> AWKWARD = Awkward.WORDS;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          approver <@U1> <@U2>        | true  | APPROVER | U1 U2
          approvers <@U1> and <@U2>   | true  | APPROVER | U1 U2
          lead me                     | true  | LEAD     | U0ME
          on-call <@U1>               | true  | ON_CALL  | U1
          on call <@U1>               | true  | ON_CALL  | U1
          remove tester <@U1>         | false | TESTER   | U1
          """)
  void aRoleAndPeople(String typed, boolean give, LaunchRole role, String people) {
    RoleWords words = RoleWords.read(Words.of(typed), "U0ME").orElseThrow();
    assertThat(words.give()).isEqualTo(give);
    assertThat(words.role()).isEqualTo(role);
    assertThat(String.join(" ", words.people())).isEqualTo(people);
  }

  @ParameterizedTest
  @CsvSource({"approver", "<@U1>", "boss <@U1>", "approver @ada", "lead <@U1> please", "me"})
  void whatNamesNoRoleOrNobodyIsAskedBack(String typed) {
    assertThat(RoleWords.read(Words.of(typed), "U0ME")).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "Europe/Berlin, Europe/Berlin",
    "europe/berlin, Europe/Berlin",
    "America/New York, America/New_York",
    "utc, UTC",
  })
  void zonesHaveNames(String typed, String zone) {
    assertThat(Zones.of(typed).map(Object::toString)).contains(zone);
  }

  @Test
  void aZoneWithoutACityIsShownAsOneThatCanBeTyped() {
    assertThat(Zones.name(java.time.ZoneOffset.UTC)).isEqualTo("UTC");
    assertThat(Zones.name(java.time.ZoneId.of("Asia/Kathmandu"))).isEqualTo("Asia/Kathmandu");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "berlin, Europe/Berlin",
    "new york, America/New_York",
    "Kathmando, Asia/Kathmandu",
    "Europe/Berlni, Europe/Berlin",
  })
  void whoMistypesAZoneIsOfferedIt(String typed, String zone) {
    assertThat(Zones.of(typed)).isEmpty();
    assertThat(Zones.near(typed, 5)).contains(zone);
  }
}
