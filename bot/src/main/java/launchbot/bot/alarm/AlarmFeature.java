package launchbot.bot.alarm;

import java.time.InstantSource;
import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.Alarms;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;
import launchbot.probe.Turning;

/** Alarms: who is told what, when something that is watched breaks. */
public final class AlarmFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final Telling telling;

  public AlarmFeature(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.telling = new Telling(StatusBoard::follow, Mrkdwn::plain);
  }

  @Override
  public List<Turning> turnings() {
    return List.of(new Alarms(telling));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new OutageLive(ledger, clock), new AlertLive(ledger, clock));
  }
}
