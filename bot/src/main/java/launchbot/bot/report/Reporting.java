package launchbot.bot.report;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import launchbot.incident.IncidentSettingsStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.page.Component;
import launchbot.page.Inbox;
import launchbot.page.PageFactsStore;
import launchbot.page.PageReport;
import launchbot.page.PageStore;
import launchbot.page.PageView;
import launchbot.page.ReportStore;
import launchbot.page.StatusPage;

/**
 * Takes what visitors report into the inbox. The channel hears of it in one message, which is
 * edited, however many there are.
 */
final class Reporting {
  private static final Actor VISITOR = Actor.schedule("visitor");
  private static final Duration CALM = Duration.ofSeconds(20);

  private final Ledger ledger;
  private final InstantSource clock;

  Reporting(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A page that takes reports.
   *
   * @param state how it is at the moment, a sentence
   */
  record Opened(PageStore.Key key, StatusPage page, List<Component> components, String state) {}

  /** Empty for a page that is not there or takes none. */
  Optional<Opened> open(String slug) {
    return ledger
        .<Optional<PageStore.Key>>across(sql -> PageStore.bySlug(sql, slug))
        .flatMap(key ->
            ledger.<Optional<Opened>>read(
                key.workspace(),
                sql ->
                    PageFactsStore.read(sql, key.id(), clock.instant())
                        .filter(facts -> facts.page().reports())
                        .map(facts ->
                            new Opened(
                                key,
                                facts.page(),
                                facts.components(),
                                PageView.of(facts).words()))));
  }

  /** Keeps it, unless it has just been said or the inbox is full; nobody is told which. */
  void take(PageStore.Key key, PageReport.Draft draft) {
    ledger.<Boolean>write(
        new Cause(key.workspace(), VISITOR, clock.instant(), null),
        tx -> {
          Optional<StatusPage> page = PageStore.find(tx.sql(), key.id());
          Optional<Launch> launch = page.flatMap(one -> LaunchStore.lock(tx, one.launch()));
          if (page.isEmpty() || launch.isEmpty()) {
            return false;
          }
          int waiting = ReportStore.count(tx.sql(), launch.get().id());
          List<PageReport> newest = ReportStore.waiting(tx.sql(), launch.get().id(), 5);
          if (!Inbox.keeps(draft, newest, waiting, tx.cause().at())) {
            return false;
          }
          ReportStore.add(tx, page.get(), draft);
          if (waiting == 0) {
            // What was said of earlier ones has long scrolled away.
            OutboxStore.forgetPosted(tx.sql(), subject(launch.get()));
          }
          tx.say(message(tx, launch.get(), true));
          return true;
        });
  }

  /** The message shows what waits now. */
  static void follow(Tx tx, Launch launch) {
    tx.say(message(tx, launch, false));
  }

  private static Message message(Tx tx, Launch launch, boolean post) {
    String channel = IncidentSettingsStore.of(tx.sql(), launch.id()).channel();
    return new Message.Live(
        channel == null ? launch.channel() : channel,
        subject(launch),
        post ? CALM : Duration.ofSeconds(1),
        post,
        Message.Urgency.NEWS);
  }

  private static String subject(Launch launch) {
    return PageReport.INBOX + ":" + launch.id();
  }
}
