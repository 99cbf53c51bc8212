package launchbot.bot.opening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import launchbot.alarm.AlarmListener;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** Alarms open incidents, join them, and propose their end. */
public final class OpeningFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final Opening opening;
  private final Recovery recovery;
  private final OpeningDesk desk;

  public OpeningFeature(Ledger ledger, Response response, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    var telling = new Telling(StatusBoard::follow, Mrkdwn::plain);
    this.recovery = new Recovery(response);
    this.opening = new Opening(response, telling, recovery);
    this.desk = new OpeningDesk(ledger, response, opening, recovery, telling);
  }

  @Override
  public List<AlarmListener> alarmListeners() {
    return List.of(opening);
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(opening);
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new AlarmsPart());
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new OpeningButtons(desk));
  }

  @Override
  public List<Firing> firings() {
    return List.of(recovery);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new LiveCard(OpeningView.JOINED, ledger, clock, OpeningView::joined),
        new LiveCard(OpeningView.RECOVERY, ledger, clock, OpeningView::recovery),
        new LiveCard(OpeningView.AGAIN, ledger, clock, OpeningView::again));
  }

  /** Which alarms are behind it. */
  private static final class AlarmsPart implements IncidentPart {
    @Override
    public List<String> lines(DSLContext sql, Incident incident, Instant now) {
      return OpeningView.behind(Opening.alarms(sql, incident), now);
    }
  }
}
