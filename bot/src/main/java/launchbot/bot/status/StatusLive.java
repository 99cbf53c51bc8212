package launchbot.bot.status;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.bot.launch.StatusBoard;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;

/** The pinned status of a launch, edited in place. */
final class StatusLive implements LiveView {
  private final Ledger ledger;
  private final Situations situations;
  private final InstantSource clock;

  StatusLive(Ledger ledger, Situations situations, InstantSource clock) {
    this.ledger = ledger;
    this.situations = situations;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return StatusBoard.KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    Instant now = clock.instant();
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.find(sql, id)
                .map(launch ->
                    StatusView.card(situations.of(sql, launch, now), StatusView.For.LIVE)
                        .rendered(true)));
  }
}
