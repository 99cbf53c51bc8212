package launchbot.bot.path;

import java.time.Duration;
import java.util.Optional;
import launchbot.bot.launch.StatusBoard;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.sprint.PathStore;

/** The critical paths of a launch in its channel, as they are. */
final class PathLive implements LiveView {
  private static final Duration CALM = Duration.ofSeconds(2);

  private final Ledger ledger;

  PathLive(Ledger ledger) {
    this.ledger = ledger;
  }

  static String subject(long launch) {
    return "paths:" + launch;
  }

  /** It follows whatever changed, and is put up where that is asked for. */
  static void say(Tx tx, Launch launch, boolean post) {
    tx.say(
        new Message.Live(launch.channel(), subject(launch.id()), CALM, post, Message.Urgency.NEWS));
    StatusBoard.follow(tx, launch);
  }

  @Override
  public String kind() {
    return "paths";
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.find(sql, id)
                .map(launch -> PathView.card(launch, PathStore.ofLaunch(sql, id)))
                .map(card -> card.rendered(false)));
  }
}
