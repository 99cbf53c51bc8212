package launchbot.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import launchbot.heartbeat.Heartbeat.State;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.Spec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatsTest {
  private static final Instant MADE = Instant.parse("2026-11-24T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Terms DAILY =
      new Terms(new Schedule.Every(Duration.ofDays(1)), Duration.ofHours(2), BERLIN);

  @ParameterizedTest
  @CsvSource({
    // An ordinary night, and one that begins on a Friday.
    "weekday 03:00, 2026-11-24T02:20:00Z, 2026-11-25T02:00:00Z",
    "weekday 03:00, 2026-11-27T02:20:00Z, 2026-11-30T02:00:00Z",
    // A little early was meant for that time.
    "day 03:00, 2026-11-24T01:55:00Z, 2026-11-25T02:00:00Z",
    "day 03:00, 2026-11-24T01:45:00Z, 2026-11-24T02:00:00Z",
    // 02:30 does not exist on the night to 29 March 2026: it comes an hour later.
    "day 02:30, 2026-03-28T02:00:00Z, 2026-03-29T01:30:00Z",
    // It comes twice on the night to 25 October 2026: the first time counts, and only that.
    "day 02:30, 2026-10-24T02:00:00Z, 2026-10-25T00:30:00Z",
    "day 02:30, 2026-10-25T00:31:00Z, 2026-10-26T01:30:00Z",
    "'mon,thu 22:30', 2026-11-24T10:00:00Z, 2026-11-26T21:30:00Z",
    "sunday 0:00, 2026-11-24T10:00:00Z, 2026-11-28T23:00:00Z"
  })
  void atATimeOfDayItIsExpectedWhereTheLaunchIs(String at, Instant heard, Instant next) {
    assertThat(Terms.at(at).orElseThrow().next(heard, BERLIN)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3:00", "noday 03:00", "day 25:00", "day 03:00 x", "day  03:00", "mon, 03:00"})
  void whatIsNoTimeIsNotRead(String text) {
    assertThat(Terms.at(text)).isEmpty();
  }

  @Test
  void theTermsAreWrittenBackAsTheyAreRead() {
    for (String text : List.of("day 03:00", "weekday 22:30", "mon,thu 00:05")) {
      assertThat(Terms.text(Terms.at(text).orElseThrow())).isEqualTo(text);
    }
    assertThat(
            new Terms(Terms.at("weekday 3:00").orElseThrow(), Duration.ofHours(1), BERLIN).words())
        .isEqualTo("every weekday at 03:00, grace 1h");
    assertThat(Terms.at("day 3:00").orElseThrow().time()).isEqualTo(LocalTime.of(3, 0));
  }

  @Test
  void itIsLateOnceWhenPeriodAndGraceAreOver() {
    Heartbeat beat = Heartbeats.fresh(probe(null, 1), DAILY, MADE);
    assertThat(beat.state()).isEqualTo(State.WAITING);
    Instant late = MADE.plus(Duration.ofHours(26));
    assertThat(beat.lateAt()).isEqualTo(late);
    assertThat(Heartbeats.at(beat, late.minusMillis(1))).isEqualTo(beat);
    Heartbeat after = Heartbeats.at(beat, late);
    assertThat(after.state()).isEqualTo(State.LATE);
    assertThat(after.lateAt()).isNull();
    assertThat(Heartbeats.at(after, late.plus(Duration.ofDays(9)))).isEqualTo(after);
    assertThat(Heartbeats.outcome(after, DAILY).level()).isEqualTo(Level.DOWN);
    assertThat(Heartbeats.words(after, BERLIN)).contains("has never reported in");
  }

  @Test
  void aReportMakesItRightAgainAndSaysHowLongItTook() {
    Heartbeat late = Heartbeats.at(Heartbeats.fresh(probe(null, 1), DAILY, MADE), at(30 * 60));
    Heartbeat running = Heartbeats.heard(late, signal(Signal.Kind.START, null, at(31 * 60)), DAILY);
    assertThat(running.state()).isEqualTo(State.LATE);
    assertThat(running.lateAt()).isNull();
    Heartbeat done = Heartbeats.heard(running, signal(Signal.Kind.OK, 0, at(31 * 60 + 3)), DAILY);
    assertThat(done.state()).isEqualTo(State.OK);
    assertThat(done.lastTook()).isEqualTo(Duration.ofMinutes(3));
    assertThat(done.lateAt()).isEqualTo(at(31 * 60 + 3).plus(Duration.ofHours(26)));
    assertThat(Heartbeats.outcome(done, DAILY).level()).isEqualTo(Level.UP);
    assertThat(Heartbeats.words(done, BERLIN))
        .isEqualTo("it reported in, exit code 0, after 3 min");
  }

  @Test
  void aStartThatDoesNotEndWithinTheGraceIsLate() {
    Heartbeat beat = Heartbeats.fresh(probe(null, 1), DAILY, MADE);
    Heartbeat running = Heartbeats.heard(beat, signal(Signal.Kind.START, null, at(60)), DAILY);
    assertThat(running.lateAt()).isEqualTo(at(180));
    Heartbeat late = Heartbeats.at(running, at(180));
    assertThat(late.state()).isEqualTo(State.LATE);
    assertThat(Heartbeats.words(late, BERLIN))
        .isEqualTo("it started Tue 24 Nov, 12:00 and did not report its end");
  }

  @Test
  void aFailureIsDownAtOnceAndItsSilenceIsLateToo() {
    Heartbeat beat = Heartbeats.fresh(probe(null, 1), DAILY, MADE);
    Heartbeat failed = Heartbeats.heard(beat, signal(Signal.Kind.FAIL, 2, at(60)), DAILY);
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(Heartbeats.words(failed, BERLIN))
        .isEqualTo("it reported that it failed, exit code 2");
    assertThat(Heartbeats.outcome(failed, DAILY).level()).isEqualTo(Level.DOWN);
    assertThat(Heartbeats.at(failed, at(28 * 60)).state()).isEqualTo(State.LATE);
  }

  @Test
  void whatIsPausedIsNeverLateAndBeginsAnew() {
    Heartbeat beat = Heartbeats.fresh(probe(null, 1), DAILY, MADE);
    Heartbeat paused = Heartbeats.follow(beat, probe(at(10), 2), DAILY, at(10));
    assertThat(paused.lateAt()).isNull();
    assertThat(paused.version()).isEqualTo(2);
    Heartbeat heard = Heartbeats.heard(paused, signal(Signal.Kind.FAIL, 1, at(11)), DAILY);
    assertThat(heard.state()).isEqualTo(State.PAUSED);
    assertThat(heard.lateAt()).isNull();
    Heartbeat again = Heartbeats.follow(heard, probe(null, 3), DAILY, at(3 * 24 * 60));
    assertThat(again.state()).isEqualTo(State.WAITING);
    assertThat(again.lateAt()).isEqualTo(at(3 * 24 * 60).plus(Duration.ofHours(26)));
  }

  @Test
  void otherTermsMakeNobodyLateForWhatWasBefore() {
    Heartbeat beat =
        Heartbeats.heard(
            Heartbeats.fresh(probe(null, 1), DAILY, MADE),
            signal(Signal.Kind.OK, null, at(60)),
            DAILY);
    var hourly = new Terms(new Schedule.Every(Duration.ofHours(1)), Duration.ofMinutes(15), BERLIN);
    Heartbeat follows = Heartbeats.follow(beat, probe(null, 2), hourly, at(600));
    assertThat(follows.lateAt()).isEqualTo(at(675));
    assertThat(follows.state()).isEqualTo(State.OK);
  }

  private static Instant at(long minutes) {
    return MADE.plus(Duration.ofMinutes(minutes));
  }

  private static Signal signal(Signal.Kind kind, @Nullable Integer code, Instant at) {
    return new Signal(kind, code, null, null, at);
  }

  private static Probe probe(@Nullable Instant paused, int version) {
    return new Probe(
        1,
        1,
        1,
        "nightly backup",
        new Spec(Kind.HEARTBEAT, "nightly backup", List.of(), Map.of()),
        Pace.of(Kind.HEARTBEAT),
        AlarmSeverity.WARNING,
        null,
        null,
        paused,
        "U1",
        MADE,
        version);
  }
}
