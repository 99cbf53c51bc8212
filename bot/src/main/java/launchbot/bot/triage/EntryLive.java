package launchbot.bot.triage;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.triage.EntryStore;

/** The message in the channel that shows an entry as it is. */
final class EntryLive implements LiveView {
  private final Ledger ledger;
  private final InstantSource clock;

  EntryLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  static String subject(long number) {
    return "entry:" + number;
  }

  @Override
  public String kind() {
    return "entry";
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long number = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            EntryStore.find(sql, number)
                .map(entry -> {
                  Launch launch = LaunchStore.find(sql, entry.launch()).orElseThrow();
                  var now = clock.instant().atZone(launch.zone());
                  return EntryView.announcement(entry, now).rendered(false);
                }));
  }
}
