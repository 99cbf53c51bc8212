package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Pace MINUTE =
      new Pace(Duration.ofMinutes(1), Duration.ofSeconds(5), 2, 2, 2);

  /** One look a minute; how long it stood how by the last of them, in minutes. */
  @ParameterizedTest
  @CsvSource({
    "u u u u u,       4, 0, 0",
    "u d u u u,       4, 0, 0", // not confirmed: it was up
    "u d d u u u,     3, 2, 0", // from the first that failed to the first that did not
    "u d d d d,       1, 3, 0",
    "u ? ? u u,       1, 0, 3",
    "u d d ? ? u u,   2, 1, 3", // down while nobody could look: that is not known
    "u . . . . . u u, 1, 0, 6", // nobody looked
  })
  void downtimeIsFromTheFirstLookThatFailed(String looks, int up, int down, int unknown) {
    Watch watch = Watch.fresh(1, NOON, NOON);
    var spans = new ArrayList<Span>();
    Instant at = NOON;
    Instant last = NOON;
    for (String look : looks.split(" ", -1)) {
      if (!look.equals(".")) {
        Watching.Decision decision = Watching.decide(watch, MINUTE, outcome(look), at);
        Spans.Step step = Spans.after(watch, decision.next(), MINUTE, at);
        spans.addAll(step.over());
        watch = decision.next().standing(step.open());
        last = at;
      }
      at = at.plusSeconds(60);
    }
    spans.add(new Span(watch.open().since(), last, watch.open().stand()));
    Uptime uptime = Uptime.of(new Uptime.Range(NOON, last), spans, List.of());
    assertThat(uptime.up()).isEqualTo(Duration.ofMinutes(up));
    assertThat(uptime.down()).isEqualTo(Duration.ofMinutes(down));
    assertThat(uptime.unknown()).isEqualTo(Duration.ofMinutes(unknown));
  }

  @Test
  void maintenanceCountsAsNeither() {
    var spans =
        List.of(
            new Span(NOON, minute(10), WatchState.UP),
            new Span(minute(10), minute(30), WatchState.DOWN));
    var night =
        List.of(new Uptime.Range(minute(5), minute(20)), new Uptime.Range(minute(15), minute(25)));
    Uptime uptime = Uptime.of(new Uptime.Range(NOON, minute(40)), spans, night);
    assertThat(uptime.up()).isEqualTo(Duration.ofMinutes(5));
    assertThat(uptime.down()).isEqualTo(Duration.ofMinutes(5));
    assertThat(uptime.maintenance()).isEqualTo(Duration.ofMinutes(20));
    assertThat(uptime.unknown()).isEqualTo(Duration.ofMinutes(10));
    assertThat(uptime.share()).hasValue(0.5);
    assertThat(uptime.outages()).isEqualTo(1);
  }

  @Test
  void percentilesOfManyHoursAreThoseOfAllLooks() {
    var quick = Latency.of(Collections.nCopies(99, 1_000L));
    var slow = Latency.of(List.of(900_000L));
    Latency all =
        Latency.merged(List.of(Latency.of(quick.compressed()), Latency.of(slow.compressed())));
    assertThat(all.count()).isEqualTo(100);
    assertThat(all.percentile(50).orElseThrow()).isBetween(1_000L, 1_010L);
    assertThat(all.percentile(100).orElseThrow()).isBetween(900_000L, 909_000L);
    assertThat(Latency.of(List.of()).percentile(95)).isEmpty();
  }

  private static Outcome outcome(String look) {
    Level level = look.equals("u") ? Level.UP : look.equals("d") ? Level.DOWN : Level.UNTESTABLE;
    return new Outcome(level, null, look, Timings.NONE, null, Map.of(), List.of());
  }

  private static Instant minute(int minutes) {
    return NOON.plusSeconds(60L * minutes);
  }
}
