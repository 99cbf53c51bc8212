package launchbot.bot.incident;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** A live message that is one card, of what is kept when it is sent. */
public final class LiveCard implements LiveView {
  private final String kind;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Look look;

  /** How it looks; empty when its subject is no more. */
  public interface Look {
    Optional<Card> card(DSLContext sql, long id, Instant now);
  }

  /**
   * @param kind the part of its subject before the colon; behind it stands the id
   */
  public LiveCard(String kind, Ledger ledger, InstantSource clock, Look look) {
    this.kind = kind;
    this.ledger = ledger;
    this.clock = clock;
    this.look = look;
  }

  /**
   * A card of words alone, as a block: an edit without blocks would leave the old ones standing.
   */
  public static Card said(String mrkdwn) {
    return new Card(mrkdwn, List.of(Blocks.section(mrkdwn)));
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger
        .read(workspace, sql -> look.card(sql, id, clock.instant()))
        .map(card -> card.rendered(false));
  }
}
