package launchbot.bot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.slack.Whisper;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Probe;
import launchbot.probe.Watch;
import launchbot.probe.WatchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now, and tells whoever asked what came of it as soon as it is known. */
final class Running {
  private static final Logger log = LoggerFactory.getLogger(Running.class);

  /** Beside the look's own timeout: until somebody has taken it up, and until it is written. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final Duration STEP = Duration.ofMillis(250);

  private final Ledger ledger;
  private final ProbeDesk desk;
  private final Whisper whisper;

  Running(Ledger ledger, ProbeDesk desk, Whisper whisper) {
    this.ledger = ledger;
    this.desk = desk;
    this.whisper = whisper;
  }

  Reply run(Visit visit, int number) {
    return desk.look(
        visit,
        number,
        (sql, launch, probe) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          if (probe.pausedAt() != null) {
            return new Reply.Refusal(
                "#%1$d is paused. `/probe resume %1$d` lets it look again.".formatted(number));
          }
          if (probe.kind().passive()) {
            return new Reply.Refusal(
                "#%1$d waits to be told, it does not look. `/probe show %1$d` says what it heard."
                    .formatted(number));
          }
          Watch before = WatchStore.find(sql, probe.id()).orElse(null);
          Instant seen =
              before == null || before.last() == null ? Instant.EPOCH : before.last().at();
          Thread.ofVirtual()
              .name("probe-run-" + probe.id())
              .start(() -> tell(visit, launch, probe, seen));
          return new Reply.Private(
              Card.of("Looking at *#%d* now; what comes of it is said here.".formatted(number)));
        });
  }

  private void tell(Visit visit, Launch launch, Probe probe, Instant seen) {
    try {
      ledger.observe(
          visit.again("run").cause(),
          tx -> {
            WatchStore.soon(tx.sql(), probe.id(), tx.cause().at());
            return probe;
          });
      long polls = probe.pace().timeout().plus(SLACK).dividedBy(STEP);
      for (long i = 0; i < polls; i++) {
        Optional<Watch> now =
            ledger.read(visit.workspace(), sql -> WatchStore.find(sql, probe.id()));
        Watch.Last last = now.map(Watch::last).orElse(null);
        if (last != null && last.at().isAfter(seen)) {
          var stand = new Stand(probe, now.get());
          whisper.say(
              visit,
              ProbeView.saved(launch, stand, "Looked: " + Lines.seen(last.outcome()), last.at()));
          return;
        }
        Thread.sleep(STEP);
      }
      whisper.say(
          visit,
          Card.of(
              "Nobody has looked at *#%1$d* yet: this takes longer than usual. `/probe show %1$d` says it once it is there."
                  .formatted(probe.number())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("What came of a look cannot be told: {}", e.getMessage());
    }
  }
}
