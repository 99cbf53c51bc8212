package launchbot.bot.rollback;

import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * A rollback with all that is locked with it: its launch, its incident, itself, in that order.
 *
 * @param incident null where it has none
 */
public record Held(Launch launch, @Nullable Incident incident, Run run) {

  /** Empty where there is none of that id, or its launch is archived. */
  public static Optional<Held> lock(Tx tx, long id) {
    Optional<Run> found = RunStore.find(tx.sql(), id);
    Optional<Launch> launch = found.flatMap(run -> LaunchStore.lock(tx, run.launch()));
    if (found.isEmpty() || launch.isEmpty()) {
      return Optional.empty();
    }
    Long about = found.get().incident();
    Incident incident = about == null ? null : IncidentStore.lock(tx, about).orElse(null);
    return RunStore.lock(tx, id).map(run -> new Held(launch.get(), incident, run));
  }
}
