package launchbot.bot.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.launch.Passage;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.rollback.Drill;
import launchbot.rollback.DrillStore;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import org.jooq.DSLContext;

/** The last drill of each environment, as the handover document says it. */
final class DrillPassage {
  /** PLAYBOOK "Checklists": a drill counts that long. */
  static final Duration LIMIT = Duration.ofDays(90);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private DrillPassage() {}

  static List<Passage> of(DSLContext sql, Launch launch, Instant now) {
    List<String> lines = new ArrayList<>();
    List<Passage.Gap> gaps = new ArrayList<>();
    for (PlanVersion plan : PlanStore.current(sql, launch.id())) {
      String environment = plan.plan().environment();
      Optional<Drill> last = DrillStore.before(sql, launch.id(), environment, now.plusSeconds(1));
      String type = "/rollback drill " + environment;
      if (last.isEmpty()) {
        gaps.add(
            new Passage.Gap(
                "The way back from %s has never been drilled".formatted(environment),
                launch.lead(),
                type));
        continue;
      }
      Drill drill = last.get();
      Instant due = drill.ended().plus(LIMIT);
      lines.add(
          "- %s: last drill on %s, over in %s where its steps may take %s; next due %s"
              .formatted(
                  environment,
                  DAY.format(drill.ended().atZone(launch.zone())),
                  AlarmText.lasted(drill.took()),
                  AlarmText.lasted(drill.target()),
                  DAY.format(due.atZone(launch.zone()))));
      if (!due.isAfter(now)) {
        gaps.add(
            new Passage.Gap(
                "The last drill of %s is older than %d days".formatted(environment, LIMIT.toDays()),
                launch.lead(),
                type));
      }
    }
    return lines.isEmpty() && gaps.isEmpty()
        ? List.of()
        : List.of(new Passage(Passage.Chapter.ROLLBACK, "Drills", String.join("\n", lines), gaps));
  }
}
