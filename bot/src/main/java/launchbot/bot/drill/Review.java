package launchbot.bot.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import launchbot.bot.rollbackplan.PlanKnown;
import launchbot.launch.Launch;
import launchbot.rollback.Drill;
import launchbot.rollback.DrillStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import org.jooq.DSLContext;

/**
 * What a quarter has shown of the way back.
 *
 * @param before the drills of the quarter before
 * @param lessons numbers of entries, by the id of the run
 * @param runs that are no drills, the oldest first
 * @param watches how they were timed, by the id of the run
 * @param changes of plans, by environment, the oldest first
 * @param plans that hold now
 * @param missing what the linter says of them now, by environment
 */
record Review(
    Quarter quarter,
    List<Drill> drills,
    List<Drill> before,
    Map<Long, List<Long>> lessons,
    List<Run> runs,
    Map<Long, RunWatch> watches,
    Map<String, List<PlanStore.Saved>> changes,
    List<PlanVersion> plans,
    Map<String, List<Lint>> missing) {
  private static final int MOST = 1_000;

  static Review of(DSLContext sql, Launch launch, Quarter quarter, Instant now) {
    Instant from = quarter.from(launch.zone());
    Instant until = quarter.until(launch.zone());
    List<Drill> drills = DrillStore.between(sql, launch.id(), from, until);
    List<Drill> before =
        DrillStore.between(sql, launch.id(), quarter.before().from(launch.zone()), from);
    Map<Long, List<Long>> lessons = new HashMap<>();
    drills.forEach(one -> lessons.put(one.run(), DrillStore.lessons(sql, one.run())));
    List<Run> runs =
        RunStore.newest(sql, launch.id(), 0, MOST).reversed().stream()
            .filter(run -> !run.drill())
            .filter(run -> within(run.proposedAt(), from, until))
            .toList();
    Map<Long, RunWatch> watches = new HashMap<>();
    runs.forEach(
        run -> RunWatchStore.find(sql, run.id()).ifPresent(watch -> watches.put(run.id(), watch)));
    List<PlanVersion> plans = PlanStore.current(sql, launch.id());
    Map<String, List<PlanStore.Saved>> changes = new TreeMap<>();
    Map<String, List<Lint>> missing = new TreeMap<>();
    for (PlanVersion plan : plans) {
      String environment = plan.plan().environment();
      List<PlanStore.Saved> saved =
          new ArrayList<>(
              PlanStore.versions(sql, launch.id(), environment, MOST).reversed().stream()
                  .filter(one -> within(one.at(), from, until))
                  .toList());
      changes.put(environment, saved);
      missing.put(environment, PlanKnown.lint(sql, launch, plan.plan(), now));
    }
    return new Review(quarter, drills, before, lessons, runs, watches, changes, plans, missing);
  }

  private static boolean within(Instant at, Instant from, Instant until) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
