package launchbot.bot.flag;

import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Card;
import launchbot.flag.Flag;
import launchbot.flag.FlagRequestStore;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagTimer;
import launchbot.flag.Flags;
import launchbot.flag.Requests;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.timer.TimerStore;

/** What becomes of switches as time goes by: said that they are off, never turned by themselves. */
final class Chasing implements Firing {

  @Override
  public List<FlagTimer> kinds() {
    return List.of(FlagTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    FlagTimer kind = FlagTimer.of(due.kind());
    if (kind == FlagTimer.EXPIRES) {
      expire(tx, due.subject());
      return;
    }
    Optional<Launch> launch =
        FlagStore.find(tx.sql(), due.subject()).flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Flag> flag = FlagStore.lock(tx, due.subject()).filter(one -> one.removedAt() == null);
    if (launch.isEmpty() || flag.isEmpty()) {
      return;
    }
    switch (kind) {
      case REMIND -> remind(tx, launch.get(), flag.get());
      case UNTIL -> over(tx, launch.get(), flag.get());
      default -> AskedFor.prove(tx, launch.get().id());
    }
  }

  private static void remind(Tx tx, Launch launch, Flag flag) {
    if (flag.on()) {
      return;
    }
    FlagStore.reminded(tx, flag);
    Flag said = FlagStore.find(tx.sql(), flag.id()).orElseThrow();
    Following.remind(tx, launch, said);
    say(tx, launch, SwitchView.reminder(said, said.reminded() >= Flags.REMINDERS));
  }

  /** It is proposed, not done: whoever turned it off knows whether it is mended. */
  private static void over(Tx tx, Launch launch, Flag flag) {
    if (!flag.on()) {
      say(tx, launch, SwitchView.over(flag));
    }
  }

  private static void say(Tx tx, Launch launch, Card card) {
    tx.say(
        new Message.Post(
            launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NUDGE));
  }

  private static void expire(Tx tx, long id) {
    FlagRequestStore.find(tx.sql(), id)
        .flatMap(one -> LaunchStore.lock(tx, one.launch()))
        .ifPresent(launch ->
            FlagRequestStore.lock(tx, id)
                .flatMap(request ->
                    Requests.expire(
                        request, FlagStore.lock(tx, request.flag()).orElseThrow(), tx.cause().at()))
                .ifPresent(over -> Following.ended(tx, launch, over)));
  }
}
