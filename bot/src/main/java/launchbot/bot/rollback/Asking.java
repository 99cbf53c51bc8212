package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.rollback.Panel;
import launchbot.rollback.Quorum;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.RunTimer;
import launchbot.rollback.Status;
import launchbot.timer.TimerStore;

/**
 * Asks the chain, one link after the other: by direct message and in the thread. Whoever has left
 * is not waited for.
 */
final class Asking implements Firing, SlackListener {
  /** How often the last link is asked again before it is only waited for. */
  private static final int REMINDERS = 3;

  private final Ledger ledger;
  private final Rollback rollback;

  Asking(Ledger ledger, Rollback rollback) {
    this.ledger = ledger;
    this.rollback = rollback;
  }

  /** Where a new one begins: the first link that can approve it. */
  static int first(Panel panel) {
    return Quorum.next(panel, -1).orElse(0);
  }

  /** The first ones are told that it waits for them. */
  void begin(Tx tx, Launch launch, Run run, Panel panel) {
    if (run.status() instanceof Status.Proposed(int link)) {
      ask(tx, launch, run, panel, panel.asked(link));
      wait(tx, run, panel, link);
    }
  }

  @Override
  public List<RunTimer> kinds() {
    return List.of(RunTimer.ASK);
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Optional<Held> held = Held.lock(tx, due.subject());
    if (held.isPresent() && held.get().run().status() instanceof Status.Proposed(int link)) {
      Panel panel = panel(tx, held.get());
      List<String> asked = panel.asked(link);
      String late =
          asked.isEmpty()
              ? "nobody of those who were asked can answer"
              : RunView.people(asked) + " did not answer in time";
      if (!goOn(tx, held.get(), panel, link, late)) {
        remind(tx, held.get(), panel, link);
      }
    }
  }

  @Override
  public boolean cares(Happening happening) {
    return happening instanceof Happening.Left;
  }

  /** What can no longer be approved by those who are asked goes on to the next ones at once. */
  @Override
  public void heard(Visit visit, Happening happening) {
    ledger.<Integer>write(
        visit.cause(),
        tx -> {
          List<Run> waiting = RunStore.proposed(tx.sql());
          waiting.forEach(run ->
              Held.lock(tx, run.id()).ifPresent(held -> left(tx, held, visit.person().id())));
          return waiting.size();
        });
  }

  private void left(Tx tx, Held held, String person) {
    if (held.run().status() instanceof Status.Proposed(int link)) {
      Panel panel = panel(tx, held);
      boolean reaches = Quorum.next(panel, -1).stream().anyMatch(first -> first <= link);
      if (!reaches) {
        goOn(tx, held, panel, link, Mrkdwn.user(person) + " was deactivated");
      }
    }
  }

  /**
   * Whether there is a next link; it is asked then, and who was asked before may still answer.
   *
   * @param why in mrkdwn, without its full stop
   */
  private boolean goOn(Tx tx, Held held, Panel panel, int link, String why) {
    OptionalInt next = Quorum.next(panel, link);
    if (next.isEmpty()) {
      return false;
    }
    int to = next.getAsInt();
    Request request = new Request.Ask(to);
    if (rollback.decide(tx, held.launch(), held.run(), request)
        instanceof Verdict.Moved<Run>(Run run, _)) {
      List<String> before = panel.asked(link);
      List<String> fresh = panel.asked(to).stream().filter(one -> !before.contains(one)).toList();
      rollback.say(
          tx,
          run,
          "%s: %s. Now %s is asked too; who was asked before may still answer."
              .formatted(RunView.name(run), why, RunView.people(fresh)),
          null);
      ask(tx, held.launch(), run, panel, fresh);
      wait(tx, run, panel, to);
    }
    return true;
  }

  private void remind(Tx tx, Held held, Panel panel, int link) {
    Instant now = tx.cause().at();
    Run run = held.run();
    Duration timeout = timeout(panel, link);
    long round = Duration.between(run.statusAt(), now).dividedBy(timeout);
    List<String> asked = panel.asked(link);
    rollback.say(
        tx,
        run,
        "%s still waits after %s. %s: approve it or refuse it. %s is on call and can break the glass with a reason."
            .formatted(
                RunView.name(run),
                AlarmText.lasted(Duration.between(run.proposedAt(), now)),
                asked.isEmpty() ? "Nobody of its chain can answer" : RunView.people(asked),
                RunView.people(Panels.breakGlass(tx.sql(), held.launch(), now))),
        null);
    if (round < REMINDERS) {
      wait(tx, run, panel, link);
    }
  }

  private void ask(Tx tx, Launch launch, Run run, Panel panel, List<String> people) {
    people.stream()
        .filter(one -> !one.equals(run.askedBy()) || panel.others().isEmpty())
        .forEach(one -> {
          Card card = card(launch, run);
          tx.say(
              new Message.Post(
                  one, null, card.text(), card.blocksJson(), Message.Urgency.INCIDENT));
        });
  }

  private static Card card(Launch launch, Run run) {
    String words =
        "%s waits for you: *%s* of %s in %s. %s"
            .formatted(
                RunView.name(run),
                RunView.way(run),
                Mrkdwn.plain(run.environment()),
                Mrkdwn.channel(run.incident() == null ? run.channel() : launch.channel()),
                Mrkdwn.plain(run.reason()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(words));
    RunView.stake(run).forEach(line -> blocks.add(Blocks.section(line)));
    blocks.add(Blocks.actions(RunButtons.answers(run)));
    return new Card(words, blocks);
  }

  private static void wait(Tx tx, Run run, Panel panel, int link) {
    TimerStore.set(tx, RunTimer.ASK, run.id(), tx.cause().at().plus(timeout(panel, link)));
  }

  private static Duration timeout(Panel panel, int link) {
    Duration timeout =
        link < panel.links().size() ? panel.links().get(link).timeout() : Duration.ofMinutes(10);
    return timeout.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : timeout;
  }

  private static Panel panel(Tx tx, Held held) {
    return Panels.of(tx.sql(), held.launch(), held.run(), tx.cause().at());
  }
}
