package launchbot.bot.alarm;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;

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
    return ledger
        .read(workspace, sql -> OutageView.card(sql, id, clock.instant()))
        .map(card -> card.rendered(false));
  }
}
