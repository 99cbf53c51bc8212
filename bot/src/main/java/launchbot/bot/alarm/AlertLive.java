package launchbot.bot.alarm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.alarm.Alert;
import launchbot.alarm.AlertStore;
import launchbot.bot.slack.Card;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** An alarm, or a test of the routes, with one person or in one more channel. */
final class AlertLive implements LiveView {
  private final Ledger ledger;
  private final InstantSource clock;

  AlertLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Telling.ALERT;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    Instant now = clock.instant();
    return ledger
        .read(
            workspace,
            sql ->
                AlertStore.find(sql, id)
                    .flatMap(alert ->
                        LaunchStore.find(sql, alert.launch())
                            .flatMap(launch -> card(sql, launch, alert, now))))
        .map(card -> card.rendered(false));
  }

  private static Optional<Card> card(DSLContext sql, Launch launch, Alert alert, Instant now) {
    Long outage = alert.outage();
    return outage == null
        ? Optional.of(TestView.sample(launch))
        : OutageView.card(sql, outage, now);
  }
}
