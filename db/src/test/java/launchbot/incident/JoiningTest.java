package launchbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.alarm.Sort;
import launchbot.alarm.Struck;
import launchbot.incident.IncidentSettings.Opens;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Pace;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.Spec;
import launchbot.probe.WatchState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which alarms open an incident, which belong to one, and what they are called. */
class JoiningTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");

  @ParameterizedTest
  @CsvSource({
    // the alarm, opens one where critical ones do, where warnings do, where none does; how bad
    "down, critical, true, true, false, sev2",
    "down, warning, false, true, false, sev3",
    "down, info, false, false, false, sev3",
    "degraded, warning, false, true, false, sev3",
    "degraded, info, false, false, false, sev3",
    "finding, critical, false, false, false, sev3",
    "finding, warning, false, false, false, sev3",
  })
  void whatOpensOne(
      String sort, String loud, boolean critical, boolean warning, boolean never, String sev) {
    Outage outage = alarm(1, sort, loud, "https://shop.example").outage();
    assertThat(Joining.opens(Opens.CRITICAL, outage)).isEqualTo(critical);
    assertThat(Joining.opens(Opens.WARNING, outage)).isEqualTo(warning);
    assertThat(Joining.opens(Opens.NEVER, outage)).isEqualTo(never);
    assertThat(Joining.sev(outage).key()).isEqualTo(sev);
  }

  @ParameterizedTest
  @CsvSource({
    // the new alarm; the incident: by whom, minutes ago, its alarm's host, that minutes ago; joins
    "down, critical, alarm, 300, https://shop.example, 300, true", // the same host
    "degraded, info, alarm, 300, https://shop.example, 300, true", // however quiet
    "finding, critical, alarm, 5, https://shop.example, 5, false", // hits nobody
    "down, critical, alarm, 300, https://other.example, 300, false",
    "down, critical, alarm, 300, https://other.example, 15, true", // its alarms still come in
    "down, critical, alarm, 300, https://other.example, 16, false",
    "down, info, alarm, 300, https://other.example, 5, false", // would wake nobody
    "down, warning, alarm, 300, https://other.example, 5, false",
    "down, critical, person, 30, -, 0, true", // people were first
    "down, critical, person, 31, -, 0, false",
    "down, critical, person, 20, https://other.example, 18, false", // confirmed already
    "down, critical, alarm, 5, -, 0, false",
    "degraded, info, person, 5, -, 0, false",
    "down, critical, drill, 5, -, 0, false",
    "down, critical, drill, 5, https://shop.example, 5, false", // never a real one
  })
  void whatBelongsToOneThatLasts(
      String sort, String loud, String by, int opened, String host, int struck, boolean joins) {
    var behind =
        new Joining.Behind(
            incident(7, by, opened),
            host.equals("-")
                ? List.of()
                : List.of(ago(alarm(2, "down", "critical", host), struck)));
    Case fresh = alarm(3, sort, loud, "https://shop.example");
    assertThat(Joining.joins(fresh, Opens.CRITICAL, List.of(behind), NOW).isPresent())
        .isEqualTo(joins);
    assertThat(Joining.joins(fresh, Opens.NEVER, List.of(behind), NOW).isPresent())
        .isEqualTo(joins);
  }

  @Test
  void aCommonCauseCountsBeforeANewerIncident() {
    var same =
        new Joining.Behind(
            incident(1, "alarm", 200),
            List.of(alarm(1, "down", "critical", "https://shop.example")));
    var newer = new Joining.Behind(incident(2, "person", 1), List.of());
    assertThat(
            Joining.joins(
                alarm(3, "down", "critical", "https://shop.example"),
                Opens.CRITICAL,
                List.of(same, newer),
                NOW))
        .map(Incident::id)
        .contains(1L);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "30, true", "31, false"})
  void theSameProbesSoonAfterMeanThatItWasNotOver(int minutes, boolean back) {
    Incident over =
        incident(1, "alarm", 90)
            .turned(
                new Status.Resolved(Resolution.FIXED, null),
                NOW.minus(Duration.ofMinutes(minutes)));
    Case before = alarm(1, "down", "critical", "https://shop.example");
    Case again = new Case(outage(2, "down", "critical"), before.struck());
    Case other = alarm(9, "down", "critical", "https://shop.example");
    var behind = List.of(new Joining.Behind(over, List.of(before)));
    assertThat(Joining.back(again, behind, NOW).isPresent()).isEqualTo(back);
    assertThat(Joining.back(other, behind, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "person, down, 30, true",
    "person, down, 31, false",
    "person, degraded, 5, false",
    "alarm, down, 5, false",
    "drill, down, 5, false",
  })
  void whatRangBeforePeopleOpenedOne(String by, String sort, int minutes, boolean explains) {
    Case before = ago(alarm(1, sort, "critical", "https://shop.example"), minutes);
    assertThat(Joining.explains(incident(1, by, 0), before.outage())).isEqualTo(explains);
    assertThat(Joining.explains(incident(1, by, 0), before.outage().ended(NOW))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "HTTP, down, -, Shop is down",
        "HTTP, down, RESOLVE, Shop cannot be found",
        "HTTP, down, CONNECT, Shop cannot be reached",
        "HTTP, down, TLS, Shop cannot be reached safely",
        "HTTP, down, FIRST_BYTE, Shop does not answer",
        "HTTP, down, BODY, Shop does not answer",
        "HTTP, down, EXPECTATION, 'Shop answers, but not as it should'",
        "HTTP, degraded, -, Shop is slow",
        "HTTP, degraded, EXPECTATION, 'Shop works, but not as it should'",
        "TLS, finding, TLS, Shop is not as it should be",
        "DNS, down, EXPECTATION, Shop cannot be found",
        "SMOKE, down, BODY, Shop does not work",
        "ERRORS, down, EXPECTATION, Shop fails more often than it may",
        "METRICS, down, EXPECTATION, Shop fails more often than it may",
      })
  void whatUsersFeelOfIt(Kind kind, String sort, @Nullable Phase phase, String feels) {
    Case c =
        new Case(
            outage(1, sort, "critical"),
            List.of(struck(1, kind, "https://shop.example", sort, phase)));
    assertThat(Feels.of(c)).isEqualTo(feels).doesNotContain("stranger");
    Case two = c.with(struck(2, kind, "https://shop.example", sort, phase));
    assertThat(Feels.of(two)).isEqualTo(feels + ", with 1 other");
  }

  private static Case ago(Case c, int minutes) {
    Outage o = c.outage();
    Instant at = NOW.minus(Duration.ofMinutes(minutes));
    return c.with(
        new Outage(
            o.id(),
            1,
            o.number(),
            o.sort(),
            o.severity(),
            "C1",
            at,
            at,
            at,
            null,
            Outage.Care.NOBODY,
            null,
            null,
            1));
  }

  private static Incident incident(long id, String by, int minutesAgo) {
    Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
    return new Incident(
        id,
        1,
        (int) id,
        "Nobody can pay",
        Sev.SEV2,
        by.equals("drill"),
        "C1",
        null,
        new Status.Investigating(null),
        at,
        Incident.Began.at(at),
        at,
        new Incident.Opened(at, by.equals("alarm") ? null : "UA"),
        null,
        null,
        0,
        Crew.NOBODY,
        null,
        1);
  }

  private static Case alarm(long id, String sort, String loud, String target) {
    return new Case(
        outage(id, sort, loud), List.of(struck(id, Kind.HTTP, target, sort, Phase.BODY)));
  }

  private static Outage outage(long id, String sort, String loud) {
    return new Outage(
        id,
        1,
        (int) id,
        Sort.of(sort),
        AlarmSeverity.of(loud).orElseThrow(),
        "C1",
        NOW,
        NOW,
        NOW,
        null,
        Outage.Care.NOBODY,
        null,
        null,
        1);
  }

  private static Struck struck(
      long id, Kind kind, String target, String sort, @Nullable Phase phase) {
    var probe =
        new Probe(
            id,
            1,
            (int) id,
            "Shop",
            Spec.of(kind, target),
            Pace.of(kind),
            AlarmSeverity.CRITICAL,
            null,
            null,
            null,
            "UA",
            NOW,
            1);
    WatchState state =
        Optional.of(sort).filter("degraded"::equals).isPresent()
            ? WatchState.DEGRADED
            : WatchState.DOWN;
    return new Struck(probe, state, phase, "what a stranger said", null, Map.of(), NOW, NOW);
  }
}
