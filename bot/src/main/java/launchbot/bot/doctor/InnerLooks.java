package launchbot.bot.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.check.Finding;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.outbox.Destination;
import launchbot.ledger.Ledger;
import launchbot.outbox.DeliveryStore;
import launchbot.outbox.OutboxHealth;
import launchbot.postgres.ServerStore;

/** What the process itself knows: database, calendar, outbox, backups. */
final class InnerLooks {
  private static final Duration STUCK = Duration.ofMinutes(5);

  /** One is made each night; half a day of grace. */
  private static final Duration BACKUP_AGE = Duration.ofHours(36);

  private static final Duration DEAD_SINCE = Duration.ofDays(7);
  private static final int MOST_DEAD = 5;

  private final Ledger ledger;
  private final DoctorFeature.Inside inside;
  private final InstantSource clock;

  InnerLooks(Ledger ledger, DoctorFeature.Inside inside, InstantSource clock) {
    this.ledger = ledger;
    this.inside = inside;
    this.clock = clock;
  }

  List<Finding> database(String workspace) {
    ServerStore.Server server = ledger.read(workspace, ServerStore::look);
    return List.of(
        Finding.fine(
            "Database",
            "PostgreSQL %s answers; it holds %d MiB."
                .formatted(Mrkdwn.escape(server.version()), Math.max(1, server.bytes() >> 20))));
  }

  List<Finding> scheduler() {
    return List.of(scheduler(inside.schedulerTrouble().get()));
  }

  static Finding scheduler(Optional<String> trouble) {
    return trouble
        .map(why ->
            Finding.fault(
                "Scheduler",
                Mrkdwn.escape(why)
                    + ". What recurs comes late; `/health/ready` and the log say more."))
        .orElseGet(() -> Finding.fine("Scheduler", "what recurs is on time."));
  }

  List<Finding> outbox(String workspace) {
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    ledger.read(
        workspace,
        sql -> {
          findings.add(waiting(DeliveryStore.health(sql, now), now));
          DeliveryStore.dead(sql, now.minus(DEAD_SINCE), MOST_DEAD)
              .forEach(dead -> findings.add(dead(dead)));
          return findings;
        });
    return findings;
  }

  static Finding waiting(OutboxHealth health, Instant now) {
    Instant oldest = health.oldest();
    return oldest != null && oldest.plus(STUCK).isBefore(now)
        ? Finding.fault(
            "Messages",
            "%d wait for Slack, the oldest since %s. They go out when Slack takes them again; status.slack.com tells whether it is Slack."
                .formatted(health.waiting(), Mrkdwn.date(oldest, ZoneOffset.UTC)))
        : Finding.fine(
            "Messages",
            health.waiting() == 0 ? "none wait." : "%d on their way.".formatted(health.waiting()));
  }

  static Finding dead(DeliveryStore.Dead dead) {
    return Finding.fault(
        "Given up",
        "%s to %s (`%s`), the last on %s. %s"
            .formatted(
                dead.count() == 1 ? "a message" : dead.count() + " messages",
                Destination.words(dead.channel()),
                Mrkdwn.escape(dead.error()),
                Mrkdwn.date(dead.last(), ZoneOffset.UTC),
                advice(dead)));
  }

  private static String advice(DeliveryStore.Dead dead) {
    if (dead.channel().indexOf(':') >= 0) {
      return "`/probe routes` has it; mend it, then `/probe test-alert`.";
    }
    return switch (dead.error()) {
      case "is_archived" -> "Unarchive the channel.";
      case "not_in_channel", "channel_not_found" ->
          "Type `/invite @launchbot` there, if it still exists.";
      case "missing_scope" -> "A scope is missing: see above.";
      default -> "Whoever caused it was told.";
    };
  }

  List<Finding> backup() {
    return List.of(backup(inside.newestBackup().get(), clock.instant()));
  }

  static Finding backup(Optional<Instant> newest, Instant now) {
    if (newest.isEmpty()) {
      return Finding.note(
          "Backup",
          "none under this process's home yet; one is made each night, by one of the"
              + " replicas. Until then: `java -jar launchbot.jar backup FILE`.");
    }
    String when = Mrkdwn.date(newest.get(), ZoneOffset.UTC);
    return newest.get().plus(BACKUP_AGE).isBefore(now)
        ? Finding.fault(
            "Backup",
            "the newest is of %s. The log says why last night's is missing; make one now with `java -jar launchbot.jar backup FILE`."
                .formatted(when))
        : Finding.fine("Backup", "the newest is of %s.".formatted(when));
  }
}
