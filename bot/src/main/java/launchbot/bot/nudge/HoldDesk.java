package launchbot.bot.nudge;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.nudge.Hold;
import launchbot.nudge.NudgeStore;
import launchbot.nudge.Past;
import launchbot.nudge.Snooze;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/**
 * Snoozing, stopping and answering reminders: the team's by anybody of it, one's own by oneself.
 */
final class HoldDesk {
  private final Ledger ledger;

  HoldDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply snooze(Visit visit, HoldKey key, Snooze snooze) {
    return change(
        visit,
        key,
        (tx, launch) -> {
          Settings settings = SettingsStore.of(tx.sql(), launch.id());
          ZoneId zone = key.kind().direct() ? visit.person().zone() : launch.zone();
          Instant until = snooze.until(visit.at(), settings.workingDays(zone), settings.morning());
          return new Done(
              "snoozed",
              hold -> hold.snoozed(until, visit.person().id()),
              "Snoozed until %s.".formatted(Mrkdwn.date(until, zone)));
        });
  }

  Reply stop(Visit visit, HoldKey key) {
    return change(
        visit,
        key,
        (tx, launch) ->
            new Done(
                "stopped",
                hold -> hold.stopped(visit.at(), visit.person().id()),
                "I say no more about it. If it begins anew, so do I."));
  }

  Reply resume(Visit visit, HoldKey key) {
    return change(
        visit,
        key,
        (tx, launch) ->
            new Done(
                "resumed",
                hold -> hold.resumed(visit.person().id()),
                "I remind you of it again when it is due."));
  }

  Reply answered(Visit visit, HoldKey key) {
    return change(
        visit,
        key,
        (tx, launch) ->
            new Done(
                "confirmed",
                hold -> hold.answered(visit.at(), visit.person().id()),
                "Good. I have written down that you looked, and ask again when it is due."));
  }

  private record Done(String verb, UnaryOperator<Hold> step, String words) {}

  private interface Work {
    Done of(Tx tx, Launch launch);
  }

  private Reply change(Visit visit, HoldKey key, Work work) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<Launch> found = LaunchStore.find(tx.sql(), key.launch());
          if (found.isEmpty()) {
            return new Reply.Refusal(NudgeButtons.NO_LAUNCH);
          }
          Launch launch = found.get();
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.SNOOZE);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          return settle(tx, visit, key, launch, work.of(tx, launch));
        });
  }

  private static Reply settle(Tx tx, Visit visit, HoldKey key, Launch launch, Done done) {
    String recipient = key.kind().direct() ? visit.person().id() : launch.channel();
    var pasts = NudgeStore.pasts(tx.sql(), launch.id(), key.subjects());
    List<String> known =
        key.subjects().stream()
            .filter(subject ->
                !pasts
                    .getOrDefault(new NudgeStore.Key(subject, recipient), Past.NOTHING)
                    .told()
                    .isEmpty())
            .toList();
    if (known.isEmpty()) {
      return new Reply.Refusal(
          "There is no such reminder for you. `/launch snooze` shows those that there are.");
    }
    for (String subject : known) {
      Past past = pasts.getOrDefault(new NudgeStore.Key(subject, recipient), Past.NOTHING);
      Hold before = past.hold();
      Hold next =
          done.step()
              .apply(
                  before == null ? Hold.none(launch.id(), subject, recipient, key.kind()) : before);
      NudgeStore.save(
          tx,
          next,
          new Change(
              done.verb(),
              new Subject("nudge", launch.id()),
              List.of(new Change.Field("subject", null, subject)),
              null));
    }
    return new Reply.Private(Card.of(done.words() + " `/launch snooze` shows and changes it."));
  }
}
