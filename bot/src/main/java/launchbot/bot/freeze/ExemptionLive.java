package launchbot.bot.freeze;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.bot.slack.Card;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;
import launchbot.sprint.Exemption;
import launchbot.sprint.ExemptionStore;
import org.jooq.DSLContext;

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
    long id = Long.parseLong(subject.substring(subject.indexOf(':') + 1));
    return ledger.read(
        workspace, sql -> ExemptionStore.find(sql, id).map(one -> rendered(sql, one)));
  }

  private Rendered rendered(DSLContext sql, Exemption one) {
    Card card = FreezeDesk.card(sql, one, clock.instant());
    String blocks = card.blocksJson();
    return new Rendered(card.text(), blocks == null ? "" : blocks, false);
  }
}
