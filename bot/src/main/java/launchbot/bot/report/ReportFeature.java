package launchbot.bot.report;

import java.time.InstantSource;
import java.util.List;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.timeline.Reports;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;

/** What visitors of the public page report. */
public final class ReportFeature implements Feature {
  private final Ledger ledger;
  private final ReportTopic topic;
  private final ReportRoutes routes;

  /**
   * @param reports counts them for incidents
   * @param proxies who is believed about where visitors come from
   */
  public ReportFeature(
      Ledger ledger, Response response, Reports reports, Proxies proxies, InstantSource clock) {
    this.ledger = ledger;
    this.topic = new ReportTopic(ledger, response, reports);
    this.routes = new ReportRoutes(new Reporting(ledger, clock), proxies, System::nanoTime);
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(topic.topic());
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new ReportLive(ledger));
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }
}
