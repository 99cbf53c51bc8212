package launchbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be put right, and who tells of the same. */
class CorrectionsTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");
  private static final Status INVESTIGATING = new Status.Investigating(null);

  @ParameterizedTest
  @CsvSource({
    // what it is, what is wanted, what comes of it (- refused)
    "sev2, sev1, sev1",
    "sev2, sev3, sev3",
    "sev2, sev2, -",
  })
  void howBadItIs(String now, String next, String becomes) {
    Incident incident = in(INVESTIGATING).rated(Sev.parse(now).orElseThrow());
    assertThat(
            got(Corrections.rate(incident, Sev.parse(next).orElseThrow()), one -> one.sev().key()))
        .isEqualTo(becomes);
  }

  @ParameterizedTest
  @CsvSource({
    // minutes before now; it was detected 50 minutes ago and believed to have begun then
    "-1, -",
    "0, -",
    "49, -",
    "50, -",
    "51, 51",
    "1440, 1440",
  })
  void sinceWhenUsersFeelIt(long minutes, String becomes) {
    Instant at = NOW.minus(Duration.ofMinutes(minutes));
    assertThat(
            got(
                Corrections.began(in(INVESTIGATING), at, "U1", NOW),
                one -> String.valueOf(Duration.between(one.began().at(), NOW).toMinutes())))
        .isEqualTo(becomes);
  }

  @Test
  void theFirstBeliefIsKeptHoweverOftenItIsPutRight() {
    Incident once = moved(Corrections.began(in(INVESTIGATING), NOW.minusSeconds(7_200), "U1", NOW));
    Incident twice = moved(Corrections.began(once, NOW.minusSeconds(5_400), "U2", NOW));

    assertThat(twice.began())
        .isEqualTo(
            new Incident.Began(NOW.minusSeconds(5_400), in(INVESTIGATING).began().at(), "U2"));
  }

  @Test
  void whatUsersFeelIsASentenceThatSaysSomethingNew() {
    Incident incident = in(INVESTIGATING);
    assertThat(got(Corrections.feel(incident, "Nobody can pay"), Incident::feels))
        .isEqualTo("Nobody can pay");
    assertThat(got(Corrections.feel(incident, incident.feels()), Incident::feels)).isEqualTo("-");
    assertThat(got(Corrections.feel(incident, " … !"), Incident::feels)).isEqualTo("-");
    assertThat(got(Corrections.feel(incident, "x".repeat(301)), Incident::feels)).isEqualTo("-");
    Incident merged = in(new Status.Merged(7));
    assertThat(got(Corrections.feel(merged, "Nobody can pay"), Incident::feels)).isEqualTo("-");
    assertThat(got(Corrections.rate(merged, Sev.SEV3), one -> one.sev().key())).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "Checkout shows an error, errors in the checkout, true",
    "Checkout shows an error, Mails arrive an hour late, false",
    "Nobody can log in, nobody can LOG IN!, true",
    "Login, Login fails for everybody in Europe, true",
    "🙈, 🙈, false",
  })
  void whoTellsOfTheSame(String one, String other, boolean alike) {
    Incident open = in(INVESTIGATING).feeling(other);
    assertThat(Alike.of(one, List.of(open)).isEmpty()).isEqualTo(!alike);
  }

  @Test
  void onlyWhatOpenedLatelyAndIsAsRealIsAskedAbout() {
    Incident open = in(INVESTIGATING);
    assertThat(Alike.recent(List.of(open), false, NOW)).hasSize(1);
    assertThat(Alike.recent(List.of(open), true, NOW)).isEmpty();
    assertThat(Alike.recent(List.of(open), false, NOW.plusSeconds(3_600))).isEmpty();
    assertThat(Alike.recent(List.of(in(new Status.Merged(7))), false, NOW)).isEmpty();
  }

  @Test
  void settingsSayWhatBecomesAnotherOne() {
    IncidentSettings before = IncidentSettings.DEFAULT;
    IncidentSettings next = before.in("C1").resolving(true);
    Change change =
        Handling.set(3, before, next) instanceof Verdict.Moved<?>(_, Change made) ? made : null;
    assertThat(change)
        .extracting(Change::fields, InstanceOfAssertFactories.list(Change.Field.class))
        .extracting(Change.Field::name)
        .containsExactly("incident channel", "auto-resolve");
    assertThat(Handling.set(3, before, before)).isInstanceOf(Verdict.Refused.class);
  }

  private static String got(Verdict<Incident> verdict, Function<Incident, String> what) {
    return switch (verdict) {
      case Verdict.Moved<Incident>(Incident next, _) -> what.apply(next);
      case Verdict.Refused<Incident> _ -> "-";
    };
  }

  private static Incident moved(Verdict<Incident> verdict) {
    return ((Verdict.Moved<Incident>) verdict).next();
  }

  private static Incident in(Status status) {
    Instant detected = NOW.minus(Duration.ofMinutes(50));
    return new Incident(
        1,
        1,
        4,
        "Checkout shows an error",
        Sev.SEV2,
        false,
        "C1",
        null,
        status,
        detected,
        Incident.Began.at(detected),
        detected,
        new Incident.Opened(detected, "U1"),
        null,
        null,
        0,
        Crew.NOBODY,
        null,
        1);
  }
}
