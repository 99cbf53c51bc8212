package launchbot.bot.freeze;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import launchbot.launch.Launch;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.sprint.Exemption;
import launchbot.sprint.ExemptionStore;
import launchbot.sprint.Exemptions;
import launchbot.sprint.Freeze;
import launchbot.sprint.SprintStore;
import org.jooq.DSLContext;

/**
 * The freeze of a launch at a moment, with all that was asked for in spite of it.
 *
 * @param exemptions the newest first
 * @param today where the launch is
 */
public record Frozen(
    Launch launch,
    Freeze freeze,
    WorkingDays working,
    List<Exemption> exemptions,
    LocalDate today) {

  public static Frozen of(DSLContext sql, Launch launch, Instant now) {
    WorkingDays working = SettingsStore.of(sql, launch.id()).workingDays(launch.zone());
    return new Frozen(
        launch,
        Freeze.of(SprintStore.find(sql, launch.id()).orElse(null), working, now),
        working,
        ExemptionStore.ofLaunch(sql, launch.id()),
        now.atZone(launch.zone()).toLocalDate());
  }

  /** Those that hold today. */
  List<Exemption> inForce() {
    return exemptions.stream().filter(one -> one.holds(today)).toList();
  }

  /** Whether something has to wait: it is frozen, and no exception names it. */
  public boolean holds(String change) {
    return freeze.holds() && Exemptions.naming(change, exemptions, today).isEmpty();
  }

  List<Exemption> asked() {
    return exemptions.stream().filter(one -> one.state() == Exemption.State.ASKED).toList();
  }
}
