package launchbot.probe;

import static launchbot.probe.Level.DEGRADED;
import static launchbot.probe.Level.DOWN;
import static launchbot.probe.Level.UNTESTABLE;
import static launchbot.probe.Level.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import launchbot.triage.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks in a row, and what is believed after each of them. */
class WatchingTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pace TWO = new Pace(MINUTE, Duration.ofSeconds(5), 2, 2, 2);

  /** u up, s slow, d down, ? untestable; beside it the states, UP as U, and a dash for no turn. */
  @ParameterizedTest
  @CsvSource({
    "2, 2, 2, u,            U",
    "2, 2, 2, u u u,        U U- U-",
    "2, 2, 2, d,            P-",
    "2, 2, 2, d d,          P- D",
    "2, 2, 2, d u,          P- U",
    "2, 2, 2, u d u,        U P- U-",
    "2, 2, 2, u d d,        U P- D",
    "2, 2, 2, u d u d u,    U P- U- P- U-",
    "2, 2, 2, u d d u u,    U P- D D- U",
    "2, 2, 2, u d d u d u u, U P- D D- D- D- U",
    "2, 2, 2, u d d u s,    U P- D D- S",
    "2, 2, 2, u s u,        U U- U-",
    "2, 2, 2, u s s,        U U- S",
    "2, 2, 2, s s,          N- S",
    "2, 2, 2, u s s u u,    U U- S S- U",
    "2, 2, 2, u s s u s u u, U U- S S- S- S- U",
    "2, 2, 2, u s s d d,    U U- S P- D",
    "2, 2, 2, u s s d s,    U U- S P- S-",
    "2, 2, 2, u ? ?,        U U- U-",
    "2, 2, 2, u d ? d,      U P- P- D",
    "2, 2, 2, u d d ? u u,  U P- D D- D- U",
    "2, 2, 2, ?,            N-",
    "1, 1, 1, u d u d,      U D U D",
    "3, 3, 1, u d d d u,    U P- P- D U",
    // three of the last five: flapping
    "3, 5, 2, u d u d u d,  U P- U- P- U- D",
    "3, 5, 2, u d u u u u d d, U P- U- U- U- U- P- P-",
    "3, 5, 2, u d u d u d u u d, U P- U- P- U- D D- U P-",
  })
  void statesOverLooks(int fails, int outOf, int recovers, String looks, String states) {
    var pace = new Pace(MINUTE, Duration.ofSeconds(5), fails, outOf, recovers);
    Watch watch = Watch.fresh(1, NOON, NOON);
    List<String> seen = new ArrayList<>();
    Instant at = NOON;
    for (String look : looks.split(" ", -1)) {
      Watching.Decision decision = Watching.decide(watch, pace, outcome(look), at);
      watch = decision.next();
      seen.add(letter(watch.state()) + (decision.turned().isEmpty() ? "-" : ""));
      at = at.plus(MINUTE);
    }
    assertThat(String.join(" ", seen)).isEqualTo(states);
  }

  @Test
  void anOutageBeganWithItsFirstFailingLook() {
    assertThat(after("u d d").since()).isEqualTo(NOON.plus(MINUTE));
    assertThat(after("u d ? d").since()).as("nothing could be said meanwhile").isEqualTo(minute(1));
    assertThat(after("u d u d d").since()).as("in a row").isEqualTo(minute(3));
    assertThat(after("u d d u u").since()).as("the first good one").isEqualTo(minute(3));
    assertThat(after("u d d u d u u").since()).isEqualTo(minute(5));
    assertThat(after("u s s").since()).isEqualTo(minute(1));
    assertThat(after("u d").stateSince()).as("pending").isEqualTo(minute(1));
  }

  /** Three of five: the third last failing look, not one that has long been left behind. */
  @Test
  void ofFlappingTheOldestOfTheLooksThatCount() {
    var pace = new Pace(MINUTE, Duration.ofSeconds(5), 3, 5, 2);
    assertThat(after("u d u u u u d u d d", pace).since()).isEqualTo(minute(6));
    assertThat(after("d u d u d", pace).since()).isEqualTo(NOON);
  }

  @Test
  void aLookThatSaysOtherwiseIsRepeatedSoon() {
    for (String looks : List.of("d", "u d", "u s", "u d d u", "u s s u", "u s s d")) {
      assertThat(decided(looks, TWO).unsure()).as(looks).isTrue();
    }
    for (String looks : List.of("u", "u d d", "u d u", "u d d u u", "u s s", "u ?", "u d d d")) {
      assertThat(decided(looks, TWO).unsure()).as(looks).isFalse();
    }
  }

  @Test
  void soonIsBetweenTenAndFifteenSecondsOrTheIntervalIfThatIsShorter() {
    assertThat(Watching.next(TWO, true, false, NOON, NOON, 0)).isEqualTo(NOON.plusSeconds(10));
    assertThat(Watching.next(TWO, true, false, NOON, NOON, 1)).isEqualTo(NOON.plusSeconds(15));
    var quick = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(1), 2, 2, 2);
    assertThat(Watching.next(quick, true, false, NOON, NOON, 1)).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void theIntervalIsKeptFromWhenItWasDue() {
    Instant late = NOON.plusMillis(700);
    assertThat(Watching.next(TWO, false, false, NOON, late, 0)).isEqualTo(minute(1));
    Instant muchLater = NOON.plus(Duration.ofHours(3));
    assertThat(Watching.next(TWO, false, false, NOON, muchLater, 0))
        .as("no catching up")
        .isEqualTo(muchLater.plus(MINUTE));
    Instant earlier = NOON.minus(Duration.ofHours(3));
    assertThat(Watching.next(TWO, false, false, NOON, earlier, 0))
        .as("the clock was put back")
        .isEqualTo(earlier.plus(MINUTE));
    assertThat(Watching.next(TWO, false, true, NOON, NOON, 0.5))
        .as("those added together part")
        .isEqualTo(NOON.plusSeconds(30));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void findingsFollowTheSameRules(Kind kind) {
    assertThat(after("u d d", Pace.of(kind)).state()).isEqualTo(WatchState.DOWN);
  }

  @Test
  void newsInTheSameStateAreATurnOnce() {
    Watch watch = after("u d d");
    var refused =
        new Outcome(DOWN, Phase.CONNECT, "refused", Timings.NONE, null, Map.of(), List.of());
    assertThat(Watching.decide(watch, TWO, refused, minute(3)).turned())
        .contains(new Watching.Turned(WatchState.DOWN, WatchState.DOWN, minute(1)));
    Watch next = Watching.decide(watch, TWO, refused, minute(3)).next();
    var other =
        new Outcome(DOWN, Phase.CONNECT, "other words", Timings.NONE, null, Map.of(), List.of());
    assertThat(Watching.decide(next, TWO, other, minute(4)).turned()).isEmpty();
  }

  @Test
  void aNewFindingIsNews() {
    Watch watch = after("u s s");
    var found =
        new Outcome(
            DEGRADED,
            null,
            "ten days left",
            Timings.NONE,
            null,
            Map.of(),
            List.of(new Finding("tls.days", Severity.HIGH, "ten days", "soon", "renew")));
    assertThat(Watching.decide(watch, TWO, found, minute(3)).turned()).isPresent();
  }

  @Test
  void aClockThatWasPutBackDoesNotMakeTimeRunBackwards() {
    Watch watch = after("u d");
    Watching.Decision decision =
        Watching.decide(watch, TWO, outcome("d"), NOON.minus(Duration.ofDays(1)));
    assertThat(decision.next().since()).isEqualTo(minute(1));
    assertThat(decision.next().last()).extracting(Watch.Last::at).isEqualTo(minute(1));
  }

  private static Watch after(String looks) {
    return after(looks, TWO);
  }

  private static Watch after(String looks, Pace pace) {
    return decided(looks, pace).next();
  }

  private static Watching.Decision decided(String looks, Pace pace) {
    var decision =
        new Watching.Decision(Watch.fresh(1, NOON, NOON), java.util.Optional.empty(), false);
    Instant at = NOON;
    for (String look : Arrays.asList(looks.split(" ", -1))) {
      decision = Watching.decide(decision.next(), pace, outcome(look), at);
      at = at.plus(MINUTE);
    }
    return decision;
  }

  private static Outcome outcome(String look) {
    Level level =
        switch (look) {
          case "u" -> UP;
          case "s" -> DEGRADED;
          case "d" -> DOWN;
          default -> UNTESTABLE;
        };
    Phase phase = level == DOWN ? Phase.FIRST_BYTE : null;
    return new Outcome(level, phase, look, Timings.NONE, null, Map.of(), List.of());
  }

  private static String letter(WatchState state) {
    return switch (state) {
      case UNKNOWN -> "N";
      case UP -> "U";
      case DEGRADED -> "S";
      case PENDING -> "P";
      case DOWN -> "D";
    };
  }

  private static Instant minute(int minutes) {
    return NOON.plus(MINUTE.multipliedBy(minutes));
  }
}
