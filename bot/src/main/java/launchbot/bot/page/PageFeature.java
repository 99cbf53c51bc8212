package launchbot.bot.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.web.WebRoutes;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.Status;
import launchbot.jobs.Rate;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Notice;
import launchbot.notice.NoticeListener;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import org.jooq.DSLContext;

/** The public page, its feeds, the banner, and how they are set. */
public final class PageFeature implements Feature {
  private final Shelf shelf;
  private final PageRoutes routes;
  private final PageDesk desk;
  private final Files files;
  private final URI base;

  /**
   * @param base where visitors reach this process
   * @param mail whether people can subscribe by mail
   */
  public PageFeature(Ledger ledger, Files files, InstantSource clock, URI base, boolean mail) {
    this.desk = new PageDesk(ledger, base);
    this.files = files;
    this.base = base;
    var headers = new PublicHeaders(base);
    this.shelf = new Shelf(ledger, new Drawing(base, mail), headers, clock);
    this.routes = new PageRoutes(shelf, headers);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "page",
                "[edit | publish | component add Checkout group checkout | …]",
                "the public page that customers read",
                ask -> desk.typed(ask.visit(), PageWords.read(ask.words())))
            .offeredAs("Public page"));
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return PageStore.ofLaunch(sql, launch.id())
        .filter(StatusPage::shown)
        .map(page ->
            List.of(
                new Passage(
                    Passage.Chapter.LIVE,
                    "Public status page",
                    "- %s".formatted(base.resolve("/status/" + page.slug())),
                    List.of())))
        .orElse(List.of());
  }

  @Override
  public List<Modal> modals() {
    return List.of(new PageForm(desk, files));
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }

  @Override
  public List<Rate> rates() {
    return List.of(new Rate("public pages", Duration.ofSeconds(1), shelf::tend));
  }

  @Override
  public List<NoticeListener> noticeListeners() {
    return List.of(PageFeature::told);
  }

  /** It stands on the page, and in the banner, from the commit on. */
  private static void told(Tx tx, Launch launch, Notice notice) {
    PageStore.ofLaunch(tx.sql(), launch.id())
        .filter(StatusPage::shown)
        .ifPresent(page -> {
          DeliveryStore.add(tx, notice.id(), Delivery.Way.PAGE, "/status/" + page.slug());
          DeliveryStore.add(tx, notice.id(), Delivery.Way.BANNER, "/banner/" + page.slug() + ".js");
        });
    PageStore.touch(tx, launch.id());
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(
        new IncidentListener() {
          // Two stories become one.
          @Override
          public void changed(Tx tx, Launch launch, Incident before, Incident after) {
            if (after.status() instanceof Status.Merged
                || before.status() instanceof Status.Merged) {
              PageStore.touch(tx, launch.id());
            }
          }
        });
  }
}
