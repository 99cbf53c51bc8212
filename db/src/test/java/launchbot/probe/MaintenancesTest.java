package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenancesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  /** Sundays; the clocks are put forward on 29 March at 2:00, back on 25 October at 3:00. */
  @ParameterizedTest
  @CsvSource({
    // an ordinary night
    "2026-03-22, 01:00, 180, 2026-03-22T00:00:00Z, 2026-03-22T03:00:00Z",
    // 23 hours: until 4:00 by the clock on the wall, which is two hours
    "2026-03-29, 01:00, 180, 2026-03-29T00:00:00Z, 2026-03-29T02:00:00Z",
    // it begins at a time that the night does not have
    "2026-03-29, 02:30, 60,  2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z",
    // 25 hours: four
    "2026-10-25, 01:00, 180, 2026-10-24T23:00:00Z, 2026-10-25T03:00:00Z",
    // it begins at a time that the night has twice: the first
    "2026-10-25, 02:30, 60,  2026-10-25T00:30:00Z, 2026-10-25T02:30:00Z",
    // over midnight
    "2026-11-01, 23:00, 120, 2026-11-01T22:00:00Z, 2026-11-02T00:00:00Z",
  })
  void everyWeekInNightsOfAnyLength(
      String day, LocalTime at, int minutes, Instant from, Instant until) {
    var weekly =
        new Maintenance.When.Weekly(Set.of(DayOfWeek.SUNDAY), at, minutes, BERLIN, LONG_AGO);
    var range = new Uptime.Range(from.minus(Duration.ofDays(2)), from.plus(Duration.ofDays(2)));
    Uptime.Range only = Maintenances.windows(of(weekly, LONG_AGO, null), range).getFirst();
    assertThat(only.from()).isEqualTo(from);
    if (from.equals(until)) {
      assertThat(only.length())
          .as("swallowed, but not lost")
          .isEqualTo(Duration.ofMinutes(minutes));
    } else {
      assertThat(only.until()).isEqualTo(until);
    }
  }

  @Test
  void anEndedOneIsOverAndNoneIsBeforeItWasMade() {
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");
    var once = new Maintenance.When.Once(noon.minusSeconds(3600), noon.plusSeconds(3600), BERLIN);
    Maintenance ended = of(once, noon.minusSeconds(60), noon.plusSeconds(60));
    var day = new Uptime.Range(noon.minusSeconds(86_400), noon.plusSeconds(86_400));
    assertThat(Maintenances.windows(ended, day))
        .containsExactly(new Uptime.Range(noon.minusSeconds(60), noon.plusSeconds(60)));
  }

  @Test
  void itIsOfOneProbeOfAGroupOrOfAll() {
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");
    var now = new Maintenance.When.Once(noon, noon.plusSeconds(60), BERLIN);
    Probe probe = probe(7, "checkout");
    assertThat(running(now, new Maintenance.Scope.Launch(), probe, noon)).isPresent();
    assertThat(running(now, new Maintenance.Scope.Group("checkout"), probe, noon)).isPresent();
    assertThat(running(now, new Maintenance.Scope.Group("shop"), probe, noon)).isEmpty();
    assertThat(running(now, new Maintenance.Scope.One(7), probe, noon)).isPresent();
    assertThat(running(now, new Maintenance.Scope.One(8), probe, noon)).isEmpty();
    assertThat(running(now, new Maintenance.Scope.One(7), probe, noon.plusSeconds(60)))
        .as("its end is not in it")
        .isEmpty();
  }

  private static Optional<Uptime.Range> running(
      Maintenance.When when, Maintenance.Scope scope, Probe probe, Instant at) {
    var one = new Maintenance(1, 1, 1, scope, when, null, "U1", LONG_AGO, null);
    return Maintenances.running(List.of(one), probe, at);
  }

  private static Maintenance of(Maintenance.When when, Instant made, @Nullable Instant ended) {
    return new Maintenance(1, 1, 1, new Maintenance.Scope.Launch(), when, null, "U1", made, ended);
  }

  static Probe probe(long id, String partOf) {
    var spec = new Spec(Kind.HTTP, "https://example.org/", List.of(), Map.of());
    return new Probe(
        id,
        1,
        1,
        "site",
        spec,
        Pace.of(Kind.HTTP),
        AlarmSeverity.CRITICAL,
        partOf,
        null,
        null,
        "U1",
        LONG_AGO,
        1);
  }
}
