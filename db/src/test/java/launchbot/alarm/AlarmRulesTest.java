package launchbot.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
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

/** What belongs together, what it is, who is told in which round, who is on call. */
class AlarmRulesTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://app.example.com/a, https://APP.example.com:8443/b, -, -, true",
        "https://app.example.com, app.example.com, -, -, true",
        "https://app.example.com, https://www.example.com, -, -, false",
        "https://app.example.com, https://pay.example.org, checkout, checkout, true",
        "https://app.example.com, https://pay.example.org, checkout, -, false",
      })
  void probesOfOneHostOrGroupBelongTogether(
      String one,
      String other,
      @Nullable String group,
      @Nullable String otherGroup,
      boolean alike) {
    assertThat(
            Grouping.alike(
                probe(1, Kind.HTTP, one, group, null),
                probe(2, Kind.HTTP, other, otherGroup, null)))
        .isEqualTo(alike);
  }

  @Test
  void aChildBelongsToItsParent() {
    Probe parent = probe(1, Kind.HTTP, "https://a.example", null, null);
    Probe child = probe(2, Kind.HTTP, "https://b.example", null, 1L);
    assertThat(Grouping.alike(parent, child)).isTrue();
    assertThat(Grouping.alike(child, parent)).isTrue();
  }

  @Test
  void theHeadlineIsWhatToRepairFirst() {
    var http = struck(1, WatchState.DOWN, Phase.EXPECTATION);
    var dns = struck(2, WatchState.DOWN, Phase.RESOLVE);
    var tls = struck(3, WatchState.DOWN, Phase.TLS);
    var slow = struck(4, WatchState.DEGRADED, null);
    Case c = new Case(outage(Sort.DOWN, AlarmSeverity.CRITICAL), List.of(slow, http, tls, dns));
    assertThat(c.headline()).isEqualTo(dns);
    assertThat(c.with(struck(2, WatchState.UP, null)).headline()).isEqualTo(tls);
  }

  @Test
  void whatIsSlowIsNotDownAndWakesNobody() {
    var slow = List.of(struck(1, WatchState.DEGRADED, null));
    assertThat(Grouping.sort(slow)).isEqualTo(Sort.DEGRADED);
    assertThat(Grouping.severity(slow)).isEqualTo(AlarmSeverity.WARNING);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "20, -", "15, -", "14, 14", "8, 14", "7, 7", "3, 3", "2, 3", "1, 1", "0, 1", "-2, 1"
      })
  void aCertificateComesToItsSteps(int days, @Nullable Integer step) {
    var found = Certificates.step(Map.of("days left", String.valueOf(days)));
    assertThat(found.isPresent() ? found.getAsInt() : null).isEqualTo(step);
  }

  @Test
  void threeTurnsInHalfAnHourAreFlapping() {
    var first = Flapping.with(List.of(), NOW);
    var second = Flapping.with(first, NOW.plusSeconds(600));
    var third = Flapping.with(second, NOW.plusSeconds(1200));
    assertThat(Flapping.is(second, NOW.plusSeconds(600))).isFalse();
    assertThat(Flapping.is(third, NOW.plusSeconds(1200))).isTrue();
    assertThat(Flapping.is(third, NOW.plusSeconds(1801))).isFalse();
  }

  @Test
  void aCriticalAlarmGoesOnRouteByRouteAndPersonByPerson() {
    List<Route> routes =
        List.of(
            route(1, Way.CHANNEL, "C1"),
            route(2, Way.EMAIL, "a@example.com"),
            route(3, Way.WEBHOOK, "https://hooks.example"),
            route(4, Way.SMS, "+4915112345678"));
    List<String> people = List.of("UA", "UB");
    assertThat(addresses(routes, people, 0))
        .containsExactly("C1", "https://hooks.example", "mailto:a@example.com");
    assertThat(addresses(routes, people, 1)).containsExactly("sms:+4915112345678", "UB");
    assertThat(addresses(routes, people, 2)).containsExactly("mailto:a@example.com", "UA");
    assertThat(addresses(routes, people, 3))
        .containsExactly("mailto:a@example.com", "sms:+4915112345678", "UB");
    assertThat(addresses(List.of(), people, 0)).containsExactly("UA");
    assertThat(addresses(List.of(), people, 1)).containsExactly("UB");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T07:59:00Z, UA", // Monday 8:59 in Berlin: the week before
    "2026-11-30T08:00:00Z, UB",
    "2026-12-06T22:00:00Z, UB",
    "2026-12-07T08:00:00Z, UA",
  })
  void theWeekIsHandedOverOnMondayAtNine(Instant at, String who) {
    var rota = Rota.of(List.of("UA", "UB"), Instant.parse("2026-11-25T12:00:00Z"), BERLIN);
    assertThat(rota.onCall(at, BERLIN)).contains(who);
  }

  @Test
  void aStandInGoesFirst() {
    var rota = Rota.of(List.of("UA", "UB"), NOW, BERLIN);
    var swapped =
        new Rota(
            rota.people(),
            rota.since(),
            List.of(new Rota.Swap("UC", NOW, NOW.plus(Duration.ofDays(1)))));
    assertThat(swapped.order(NOW, BERLIN)).containsExactly("UC", "UA", "UB");
    assertThat(swapped.onCall(NOW.plus(Duration.ofDays(2)), BERLIN)).contains("UA");
  }

  @Test
  void ofTwoAtOnceOneHasIt() {
    Outage open = outage(Sort.DOWN, AlarmSeverity.CRITICAL);
    assertThat(Answers.take(open, "UA", Role.MEMBER, NOW)).isInstanceOf(Verdict.Moved.class);
    Outage taken = open.takenBy("UA", NOW);
    assertThat(Answers.take(taken, "UB", Role.MEMBER, NOW).toString())
        .contains("<@UA> was quicker");
    assertThat(Answers.take(open, "UG", Role.GUEST, NOW)).isInstanceOf(Verdict.Refused.class);
    assertThat(Answers.snooze(open.ended(NOW), Duration.ofMinutes(30), Role.LEAD, NOW).toString())
        .contains("over already");
  }

  private static List<String> addresses(List<Route> routes, List<String> people, int round) {
    return Escalation.targets(AlarmSeverity.CRITICAL, routes, people, round).stream()
        .map(Target::address)
        .toList();
  }

  private static Route route(int number, Way way, String place) {
    return new Route(number, 1, number, AlarmSeverity.CRITICAL, way, place);
  }

  private static Outage outage(Sort sort, AlarmSeverity severity) {
    return new Outage(
        1, 1, 1, sort, severity, "C1", NOW, NOW, NOW, null, Outage.Care.NOBODY, null, null, 1);
  }

  private static Struck struck(int id, WatchState state, @Nullable Phase phase) {
    return new Struck(
        probe(id, Kind.HTTP, "https://a.example", null, null),
        state,
        phase,
        "refused",
        null,
        Map.of(),
        NOW,
        NOW);
  }

  private static Probe probe(
      long id, Kind kind, String target, @Nullable String group, @Nullable Long parent) {
    return new Probe(
        id,
        1,
        (int) id,
        target,
        Spec.of(kind, target),
        Pace.of(kind),
        AlarmSeverity.CRITICAL,
        group,
        parent,
        null,
        "UA",
        NOW,
        1);
  }
}
