package launchbot.bot.incident;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Card;
import launchbot.incident.IncidentStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** The head message of an incident, as it is. */
final class HeadLive implements LiveView {
  private final Ledger ledger;
  private final HeadButtons own;
  private final Supplier<List<IncidentPart>> parts;
  private final InstantSource clock;

  /**
   * @param parts what features show in it, known only once all have been made
   */
  HeadLive(
      Ledger ledger, HeadButtons own, Supplier<List<IncidentPart>> parts, InstantSource clock) {
    this.ledger = ledger;
    this.own = own;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return IncidentStore.HEAD;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(workspace, sql -> card(sql, id)).map(card -> card.rendered(false));
  }

  /** What it says now. */
  Optional<Card> card(DSLContext sql, long id) {
    Instant now = clock.instant();
    return IncidentStore.find(sql, id)
        .flatMap(incident ->
            LaunchStore.find(sql, incident.launch())
                .map(launch ->
                    HeadView.card(Head.of(sql, launch, incident, own, parts.get(), now), now)));
  }
}
