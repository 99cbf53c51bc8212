package launchbot.bot.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import launchbot.bot.check.Checkup;
import launchbot.bot.check.Finding;
import launchbot.bot.slack.Visit;
import launchbot.ledger.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at everything at once, and tells what is known when Slack's patience comes to its end. */
final class Doctor {
  private static final Logger log = LoggerFactory.getLogger(Doctor.class);

  /** Of Slack's three seconds; who is asking had to be found out before. */
  static final Duration PATIENCE = Duration.ofMillis(1_600);

  /** Nobody waits for a look that comes too late. */
  static final Executor ASKING = task -> Thread.ofVirtual().name("doctor").start(task);

  private final SlackLooks slack;
  private final InnerLooks inner;
  private final Supplier<List<Checkup>> checkups;

  Doctor(SlackLooks slack, InnerLooks inner, Supplier<List<Checkup>> checkups) {
    this.slack = slack;
    this.inner = inner;
    this.checkups = checkups;
  }

  /**
   * One thing to look at.
   *
   * @param what it is called where it could not be looked at in time
   */
  private record Look(String what, CompletableFuture<List<Finding>> found) {}

  /** What was found, in mrkdwn. */
  List<Finding> examine(Visit visit) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String workspace = visit.workspace();
    List<Look> looks = new ArrayList<>();
    looks.addAll(
        List.of(
            look("Slack", () -> slack.connection(workspace)),
            look("Channels", () -> slack.channels(workspace)),
            look("People", () -> slack.people(workspace)),
            look("Database", () -> inner.database(workspace)),
            look("Scheduler", inner::scheduler),
            look("Messages", () -> inner.outbox(workspace)),
            look("Backup", inner::backup)));
    checkups.get().forEach(one -> looks.add(look(one.what(), () -> one.look().apply(workspace))));
    List<Finding> findings = new ArrayList<>();
    for (Look look : looks) {
      findings.addAll(found(look, end));
    }
    return findings;
  }

  private static Look look(String what, Supplier<List<Finding>> looking) {
    return new Look(what, CompletableFuture.supplyAsync(looking, ASKING));
  }

  private static List<Finding> found(Look look, long end) {
    try {
      return look.found.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.fault(
              look.what,
              "unknown: no answer within %.1f seconds. Look again in a moment; if it stays so, look at the network and the machine."
                  .formatted(PATIENCE.toMillis() / 1000.0)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatabaseAway) {
        return List.of(Finding.fault(look.what, "unknown: the database does not answer."));
      }
      log.error("The doctor cannot look at {}", look.what, e);
      return List.of(Finding.fault(look.what, "unknown: looking at it failed; see the log."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.note(look.what, "unknown: I am being stopped."));
    }
  }
}
