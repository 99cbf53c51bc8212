package launchbot.bot.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.inventory.Access;
import launchbot.inventory.AccessStore;
import launchbot.inventory.AccessSystem;
import launchbot.inventory.InventoryTimer;
import launchbot.inventory.VariableStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.nudge.NudgeStore;
import launchbot.outbox.Message;
import launchbot.timer.TimerKind;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/** What comes of age: shared credentials, told three times at most; checks of variables. */
final class Rotating implements Firing {

  /** They are to be changed by that day. */
  static void dueOn(
      Tx tx, Launch launch, AccessSystem system, LocalDate day, @Nullable String reason) {
    AccessSystem next = system.dueOn(day);
    LocalDate before = system.rotateOn();
    AccessStore.save(
        tx,
        next,
        new Change(
            "rotation due",
            system.subject(),
            List.of(
                new Change.Field("by", before == null ? null : before.toString(), day.toString())),
            reason));
    wait(tx, launch, next);
  }

  static void done(Tx tx, AccessSystem system, Visit visit) {
    AccessStore.save(
        tx,
        system.rotated(visit.person().id(), visit.at()),
        new Change(
            "rotated",
            system.subject(),
            List.of(new Change.Field("rotated", null, visit.at().toString())),
            null));
    cancel(tx, system);
  }

  static void cancel(Tx tx, AccessSystem system) {
    TimerStore.cancel(tx, system.id(), InventoryTimer.ROTATE);
  }

  private static void wait(Tx tx, Launch launch, AccessSystem system) {
    Settings settings = SettingsStore.of(tx.sql(), launch.id());
    Optional<Instant> next =
        Access.next(system, settings.workingDays(launch.zone()), settings.morning());
    next.ifPresent(at -> TimerStore.set(tx, InventoryTimer.ROTATE, system.id(), at));
  }

  @Override
  public List<? extends TimerKind> kinds() {
    return List.of(InventoryTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    if (due.kind().equals(InventoryTimer.STALE.key())) {
      LaunchStore.lock(tx, due.subject())
          .ifPresent(launch -> VariableStore.settle(tx, launch.id()));
      return;
    }
    Optional<AccessSystem> found = AccessStore.find(tx.sql(), due.subject());
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<AccessSystem> held = AccessStore.find(tx.sql(), due.subject());
    if (launch.isPresent() && held.isPresent() && held.get().rotateOn() != null) {
      remind(tx, launch.get(), held.get());
    }
  }

  private static void remind(Tx tx, Launch launch, AccessSystem system) {
    Settings settings = SettingsStore.of(tx.sql(), launch.id());
    WorkingDays days = settings.workingDays(launch.zone());
    Instant now = tx.cause().at();
    LocalDate today = now.atZone(launch.zone()).toLocalDate();
    AccessSystem told = system.remindedAgain();
    String person = Access.answers(system, launch.lead());
    if (!NudgeStore.off(tx.sql(), person)) {
      tell(tx, launch, told, person, today);
    }
    AccessStore.save(
        tx,
        told,
        new Change(
            "reminded", system.subject(), List.of(new Change.Field("person", null, person)), null));
    Access.next(told, days, settings.morning())
        .filter(at -> at.isAfter(now))
        .ifPresent(at -> TimerStore.set(tx, InventoryTimer.ROTATE, told.id(), at));
  }

  private static void tell(
      Tx tx, Launch launch, AccessSystem system, String person, LocalDate today) {
    LocalDate due = system.rotateOn();
    String text =
        "The shared credentials of %s (%s) are to be changed by %s.%s"
            .formatted(
                Mrkdwn.plain(system.name()),
                Mrkdwn.channel(launch.channel()),
                due == null ? "now" : Mrkdwn.day(due, today),
                Access.last(system)
                    ? " I say it for the last time; it stays in the list of `/launch access`."
                    : "");
    var card =
        new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.context(
                    "When it is done, type `/launch access rotated %d` in %s."
                        .formatted(system.number(), Mrkdwn.channel(launch.channel())))));
    tx.say(new Message.Post(person, null, text, card.blocksJson(), Message.Urgency.NUDGE));
  }
}
