package launchbot.bot.alarm;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.alarm.OutageStore;
import launchbot.bot.slack.Card;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** An alarm in its channel, as it is. */
final class OutageLive implements LiveView {
  private final Ledger ledger;
  private final InstantSource clock;

  OutageLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Telling.OUTAGE;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(workspace, sql -> card(sql, id)).map(card -> card.rendered(false));
  }

  private Optional<Card> card(DSLContext sql, long id) {
    return OutageStore.find(sql, id)
        .flatMap(c ->
            LaunchStore.find(sql, c.outage().launch())
                .map(launch -> OutageView.card(launch, c, clock.instant())));
  }
}
