package launchbot.bot.notice;

import java.util.Optional;
import launchbot.bot.slack.Card;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import org.jooq.DSLContext;

/** A notice in a channel of customers. */
final class DeliveryLive implements LiveView {
  private final Ledger ledger;

  DeliveryLive(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String kind() {
    return Delivery.KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger
        .read(
            workspace,
            sql ->
                DeliveryStore.find(sql, id)
                    .flatMap(one -> NoticeStore.find(sql, one.notice()))
                    // What nobody approved, and what is a drill, never gets there.
                    .filter(one -> one.state() == Notice.State.APPROVED && !one.drill())
                    .flatMap(one -> card(sql, one)))
        .map(card -> card.rendered(false));
  }

  private static Optional<Card> card(DSLContext sql, Notice notice) {
    Long corrects = notice.corrects();
    return LaunchStore.find(sql, notice.launch())
        .map(launch ->
            NoticeText.slack(
                notice,
                corrects == null ? null : NoticeStore.find(sql, corrects).orElse(null),
                launch.zone()));
  }
}
