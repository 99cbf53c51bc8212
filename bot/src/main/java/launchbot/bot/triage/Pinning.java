package launchbot.bot.triage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** Puts up the live table of a launch: one per launch, in its channel, pinned. */
final class Pinning {
  private final Ledger ledger;

  Pinning(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply pin(Visit visit) {
    Optional<String> refusal = Permissions.check(TriageDesk.stranger(visit).role(), Verb.PIN);
    return refusal.isPresent()
        ? new Reply.Refusal(refusal.get())
        : ledger.write(visit.cause(), tx -> pin(tx, visit));
  }

  private static Reply pin(Tx tx, Visit visit) {
    return switch (Places.of(tx.sql(), visit, null)) {
      case Places.Nowhere(String why) -> new Reply.Refusal(why);
      case Places.Which(var launches) ->
          new Reply.Refusal(
              "The table stands in its launch's channel: type `/triage pin` in <#%s>."
                  .formatted(launches.getFirst().channel()));
      case Places.Here(Launch launch) -> pin(tx, launch, false);
      case Places.Fresh _ -> pin(tx, Places.start(tx, visit), true);
    };
  }

  private static Reply pin(Tx tx, Launch launch, boolean started) {
    String subject = TableLive.subject(launch.id());
    if (OutboxStore.stands(tx.sql(), subject)) {
      return new Reply.Refusal(
          "The table stands in this channel already, among its pins. If it annoys you, delete the"
              + " message; `/triage pin` puts it up again.");
    }
    OutboxStore.forgetPosted(tx.sql(), subject);
    tx.say(
        new Message.Live(
            launch.channel(), subject, Duration.ofSeconds(3), true, Message.Urgency.NEWS));
    tx.record(new Change("pinned", new Subject("launch", launch.id()), List.of(), null));
    return new Reply.Private(
        Card.of(
            "The table comes up in this channel, pinned, and follows every change."
                + Adding.home(started)));
  }
}
