package launchbot.bot.subscriber;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import launchbot.bot.check.Checkup;
import launchbot.bot.check.Finding;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.jobs.Rate;
import launchbot.jobs.mailer.SmtpUrl;
import launchbot.jobs.subscriber.Letters;
import launchbot.jobs.subscriber.Mailings;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Notice;
import launchbot.notice.NoticeListener;
import launchbot.page.MailPace;
import launchbot.page.MailingStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.page.SubscriberStore;
import org.jspecify.annotations.Nullable;

/** Who reads the public page by mail. */
public final class SubscriberFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final @Nullable SmtpUrl server;
  private final Letters letters;
  private final SubscribeRoutes routes;

  /**
   * @param server null: no mail goes out, and nobody is offered any
   * @param base where visitors reach this process
   */
  public SubscriberFeature(
      Ledger ledger, @Nullable SmtpUrl server, URI base, Proxies proxies, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.server = server;
    this.letters = new Letters(base);
    this.routes =
        new SubscribeRoutes(
            new Subscribing(ledger, letters, clock), proxies, server != null, System::nanoTime);
  }

  @Override
  public List<Topic> topics() {
    return List.of(new SubscriberTopic(ledger, server != null).topic());
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }

  @Override
  public List<NoticeListener> noticeListeners() {
    return server == null ? List.of() : List.of(SubscriberFeature::begin);
  }

  /** Only the beginning is noted: thousands of mails would hold up whoever approves. */
  private static void begin(Tx tx, Launch launch, Notice notice) {
    PageStore.ofLaunch(tx.sql(), launch.id())
        .filter(StatusPage::shown)
        .filter(page -> SubscriberStore.count(tx.sql(), page.id()).standing() > 0)
        .ifPresent(page -> {
          DeliveryStore.add(tx, notice.id(), Delivery.Way.EMAIL, Delivery.SUBSCRIBERS);
          MailingStore.begin(tx, notice.id(), page.id(), notice.incident() != null);
        });
  }

  @Override
  public List<Rate> rates() {
    Rate forgetting = Mailings.forgetting(ledger, clock);
    return server == null
        ? List.of(forgetting)
        : List.of(
            forgetting,
            new Mailings(ledger, letters, new MailPace(server.perMinute()), clock).rate());
  }

  @Override
  public List<Checkup> checkups() {
    return List.of(new Checkup("Mails to subscribers", this::look));
  }

  private List<Finding> look(String workspace) {
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.open(sql).stream()
                .flatMap(launch -> PageStore.ofLaunch(sql, launch.id()).stream())
                .filter(StatusPage::shown)
                .map(page -> finding(SubscriberStore.count(sql, page.id()).standing()))
                .findFirst()
                .stream()
                .toList());
  }

  private Finding finding(int subscribers) {
    String what = "Mails to subscribers";
    if (server == null) {
      return subscribers == 0
          ? Finding.note(
              what, "`SMTP_URL` is not set, so the public page offers no mails; its feed works.")
          : Finding.fault(
              what,
              "%d people wait for mails about the public page, and none goes out: `SMTP_URL` is not set."
                  .formatted(subscribers));
    }
    return Finding.fine(
        what,
        "%s; at most %d mails a minute."
            .formatted(
                subscribers == 1 ? "1 subscriber" : subscribers + " subscribers",
                server.perMinute()));
  }
}
