package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Time as the page lets it pass: in leaps, or played, a day a minute. Whatever the bot does at set
 * hours is done on the way, in order; only then the clock shows the later time. While it is ahead
 * of the real one, what the bot's own scheduler would do too late is done here.
 */
final class PassingTime implements AutoCloseable {
  private static final Duration LONGEST_LEAP = Duration.ofDays(400);

  /** Of a longer leap the bot lives through the end only, as after a long absence. */
  private static final Duration LIVED = Duration.ofDays(31);

  private static final LocalTime MORNING = LocalTime.of(9, 5);
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Two steps a second, 120 a minute. */
  private static final Duration STEP = Duration.ofDays(1).dividedBy(120);

  private static final long STEP_MILLIS = 500;
  private static final long IDLE_MILLIS = 5_000;

  /** Somebody who has left the page open. */
  private static final Duration LONGEST_PLAY = Duration.ofDays(15);

  private final Stage stage;
  private @Nullable Instant reached;
  private volatile @Nullable Instant playUntil;
  private @Nullable Thread ticking;
  private boolean closed;

  PassingTime(Stage stage) {
    this.stage = stage;
    this.reached = stage.world().notes().reached();
  }

  /** From now on the bot is there: what was due since a restart is done, if the clock is ahead. */
  synchronized void start() {
    if (stage.settings().clock() instanceof SandboxClock clock && clock.ahead().isPositive()) {
      tick();
    }
  }

  /**
   * @throws IllegalArgumentException when it would go back, or further than 400 days
   */
  synchronized void leap(Duration time) {
    SandboxClock clock = clock();
    if (time.isNegative() || time.compareTo(LONGEST_LEAP) > 0) {
      throw new IllegalArgumentException("forward by at most 400 days");
    }
    pass(clock, time);
    stage.world().notes().keep(clock, clock.instant());
    tick();
  }

  /** To five past nine of the next day that is no weekend, where that person is. */
  synchronized void nextMorning(ZoneId zone) {
    ZonedDateTime now = clock().instant().atZone(zone);
    ZonedDateTime morning = now.with(MORNING);
    while (!morning.isAfter(now) || WEEKEND.contains(morning.getDayOfWeek())) {
      morning = morning.plusDays(1).with(MORNING);
    }
    leap(Duration.between(now, morning));
  }

  /** Lets time pass by itself from now on, or no longer. */
  synchronized void play(boolean on) {
    playUntil = on ? clock().instant().plus(LONGEST_PLAY) : null;
    stage.bell().run();
    tick();
    notifyAll();
  }

  /** Waits for nothing, however long a leap takes. */
  boolean playing() {
    return playUntil != null;
  }

  JsonObject describe() {
    return Json.of("ahead", clock().ahead().toSeconds(), "playing", playing());
  }

  private SandboxClock clock() {
    if (stage.settings().clock() instanceof SandboxClock clock) {
      return clock;
    }
    throw new IllegalArgumentException("this clock cannot be moved");
  }

  private void pass(SandboxClock clock, Duration time) {
    Instant until = clock.instant().plus(time);
    Instant earliest = until.minus(LIVED);
    // Until the first leap the bot's own scheduler has done what was due.
    Instant from = reached == null ? clock.instant() : reached;
    stage.settings().meanwhile().pass(from.isBefore(earliest) ? earliest : from, until);
    reached = until;
    clock.ahead(clock.ahead().plus(time));
  }

  private void tick() {
    if (ticking == null && !closed) {
      ticking = Thread.ofVirtual().name("sandbox time").start(this::run);
    }
  }

  private synchronized void run() {
    try {
      while (!closed) {
        wait(playing() ? STEP_MILLIS : IDLE_MILLIS);
        if (!closed) {
          step(clock());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(SandboxClock clock) {
    Instant end = playUntil;
    if (end == null) {
      pass(clock, Duration.ZERO);
      return;
    }
    pass(clock, STEP);
    if (!clock.instant().isBefore(end)) {
      playUntil = null;
    }
    stage.world().notes().keep(clock, clock.instant());
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
