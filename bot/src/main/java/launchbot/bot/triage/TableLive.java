package launchbot.bot.triage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;

/** The pinned table of a launch: its worst entries and how many there are, edited in place. */
final class TableLive implements LiveView {
  private final Ledger ledger;
  private final InstantSource clock;

  TableLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  static String subject(long launch) {
    return "table:" + launch;
  }

  @Override
  public String kind() {
    return "table";
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
                    TableView.live(TablePage.top(sql, launch, now), now.atZone(launch.zone())))
                .map(card -> card.rendered(true)));
  }
}
