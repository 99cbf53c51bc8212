package launchbot.bot.freeze;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;
import launchbot.sprint.ExemptionStore;

/** An exception as it is, in the channel or with the lead. */
final class ExemptionLive implements LiveView {
  static final String CHANNEL = "exemption";
  static final String LEAD = "exemption-lead";

  private final Ledger ledger;
  private final InstantSource clock;
  private final String kind;

  /**
   * @param kind {@link #CHANNEL} or {@link #LEAD}: two messages about the same
   */
  ExemptionLive(Ledger ledger, InstantSource clock, String kind) {
    this.ledger = ledger;
    this.clock = clock;
    this.kind = kind;
  }

  static String subject(String kind, long id) {
    return kind + ":" + id;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            ExemptionStore.find(sql, id)
                .map(one -> FreezeDesk.card(sql, one, clock.instant()).rendered(false)));
  }
}
