package launchbot.bot.socket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection open, whatever happens to it. Where Slack announces its end, the next one
 * stands before the old one goes. One thread decides; the connections only report to it.
 */
final class Keeper {
  private static final Logger log = LoggerFactory.getLogger(Keeper.class);

  /** Without a connection for longer than this, nobody is served. */
  private static final Duration TOO_LONG = Duration.ofSeconds(15);

  private static final String APP_TOKEN = "SLACK_APP_TOKEN: ";

  private final Supplier<Opening> openings;
  private final Function<URI, Line> dialling;
  private final Pauses pauses;
  private final BlockingQueue<Runnable> reports = new LinkedBlockingQueue<>();
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicLong greeted = new AtomicLong();

  private volatile @Nullable Line current;
  private volatile @Nullable String advice;
  private volatile String trouble = "not connected yet";
  private volatile long awaySince = System.nanoTime();
  private volatile boolean closing;

  // The keeping thread's own.
  private @Nullable Line next;
  private boolean wanted = true;
  private long wantedAt = System.nanoTime();
  private long greetingBy;
  private int failures;

  /**
   * @param openings asks Slack for a connection
   * @param dialling opens it, reporting back to this keeper
   */
  Keeper(Supplier<Opening> openings, Function<URI, Line> dialling, Pauses pauses) {
    this.openings = openings;
    this.dialling = dialling;
    this.pauses = pauses;
  }

  /** The first attempt: what no waiting mends is handed back. */
  Optional<String> begin() {
    Opening first = openings.get();
    if (first instanceof Opening.Never(String why)) {
      return Optional.of(APP_TOKEN + why);
    }
    take(first);
    return Optional.empty();
  }

  void keep() {
    while (!closing) {
      try {
        if (wanted && next == null && System.nanoTime() >= wantedAt) {
          take(openings.get());
        }
        Line waiting = next;
        if (waiting != null && System.nanoTime() >= greetingBy) {
          trouble = "Slack does not greet";
          waiting.drop();
        }
        Runnable report = reports.poll(untilNext(), TimeUnit.NANOSECONDS);
        if (report != null) {
          report.run();
        }
      } catch (InterruptedException e) {
        return; // the end
      }
    }
  }

  void greeted(Line line) {
    reports.add(() -> {
      if (line == current) {
        return; // greeted twice
      }
      if (line != next) {
        line.retire();
        return;
      }
      Line old = current;
      current = line;
      next = null;
      advice = null;
      greeted.incrementAndGet();
      log.info(old == null ? "Socket Mode is connected" : "Socket Mode has changed connections");
      if (old != null) {
        old.retire();
      }
    });
  }

  void parting(Line line, String reason) {
    reports.add(() -> {
      if (line != current) {
        return;
      }
      switch (reason) {
        case "link_disabled" -> {
          away("Socket Mode is switched off in the settings of the Slack app");
          advise(
              "Socket Mode is switched off. Switch it on: Settings › Socket Mode of your Slack"
                  + " app.");
          line.retire();
          want(pauses.hopeless());
        }
        case "too_many_websockets" -> {
          away("the app has as many connections as Slack allows");
          line.retire();
          want(pauses.longest());
        }
        default -> again(line); // warning, refresh_requested: a new one before this one goes
      }
    });
  }

  void gone(Line line, String why) {
    reports.add(() -> {
      lines.remove(line);
      if (line == current) {
        log.info("A connection of Socket Mode ended: {}", why);
        away("the connection ended: " + why);
        again(line);
      } else if (line == next) {
        next = null;
        trouble = why;
        failed(Duration.ZERO);
      }
    });
  }

  /** What is wrong with being reached, in words for whoever runs this. */
  Optional<String> problem() {
    String known = advice;
    if (known != null) {
      return Optional.of(known);
    }
    Duration away = Duration.ofNanos(System.nanoTime() - awaySince);
    return current != null || away.compareTo(TOO_LONG) < 0
        ? Optional.empty()
        : Optional.of("no connection to Slack for %d s: %s".formatted(away.toSeconds(), trouble));
  }

  boolean connected() {
    return current != null;
  }

  /** How many connections stand, retiring ones included. */
  int standing() {
    return lines.size();
  }

  /** How often Slack greeted a new connection. */
  long greetings() {
    return greeted.get();
  }

  /** Opens nothing more. */
  void stop() {
    closing = true;
    reports.add(() -> {});
  }

  void hangUp() {
    lines.forEach(Line::hangUp);
  }

  private void take(Opening opening) {
    switch (opening) {
      case Opening.Granted(URI address) -> {
        wanted = false;
        if (closing) {
          return;
        }
        greetingBy = System.nanoTime() + pauses.hello().toNanos();
        Line line = dialling.apply(address);
        next = line;
        lines.add(line);
      }
      case Opening.Later(String why, Duration atLeast) -> {
        trouble = why;
        failed(atLeast);
      }
      case Opening.Never(String why) -> {
        advise(APP_TOKEN + why);
        want(pauses.hopeless());
      }
    }
  }

  /** A connection that stood well is replaced soon, others after a pause. */
  private void again(Line line) {
    if (wanted || next != null) {
      return;
    }
    failures = line.age().compareTo(pauses.steady()) > 0 ? 0 : failures;
    // The first time almost at once, but not all replicas in the same moment.
    want(failures == 0 ? pause().minus(pauses.first().dividedBy(2)) : pause());
    failures++;
  }

  private void failed(Duration atLeast) {
    failures++;
    Duration pause = pause();
    Duration wait = pause.compareTo(atLeast) > 0 ? pause : atLeast.plus(pause);
    log.warn("Socket Mode: {}; again in {} s", trouble, wait.toSeconds() + 1);
    want(wait);
  }

  private Duration pause() {
    return pauses.after(failures, ThreadLocalRandom.current().nextDouble());
  }

  private void want(Duration after) {
    wanted = true;
    wantedAt = System.nanoTime() + after.toNanos();
  }

  private void away(String why) {
    current = null;
    awaySince = System.nanoTime();
    trouble = why;
  }

  private void advise(String what) {
    if (!what.equals(advice)) {
      log.error("{}", what);
    }
    advice = what;
  }

  private long untilNext() {
    long now = System.nanoTime();
    long until = Duration.ofMinutes(1).toNanos();
    if (wanted && next == null) {
      until = Math.min(until, wantedAt - now);
    }
    if (next != null) {
      until = Math.min(until, greetingBy - now);
    }
    return Math.max(0, until);
  }
}
