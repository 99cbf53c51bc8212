package launchbot.bot.path;

import java.util.List;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.OutboxStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** Puts the critical paths up in the channel, where they follow every change. */
final class Posting {
  private final Ledger ledger;

  Posting(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply post(Visit visit) {
    return LaunchDesk.write(ledger, visit, (tx, launch) -> post(tx, visit, launch));
  }

  private static Reply post(Tx tx, Visit visit, Launch launch) {
    var refusal = Permissions.check(Roles.of(visit, launch), Verb.SET_PATHS);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    // Further down, where people are now; what stood above stays as it was.
    OutboxStore.forgetPosted(tx.sql(), PathLive.subject(launch.id()));
    PathLive.say(tx, launch, true);
    tx.record(new Change("posted paths", new Subject("launch", launch.id()), List.of(), null));
    return new Reply.Private(
        Card.of("The critical paths come up in the channel and follow every result."));
  }
}
