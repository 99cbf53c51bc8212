package launchbot.bot.nudge;

import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.rollback.Drill;
import launchbot.rollback.DrillStore;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;

/** The way back is rehearsed once a quarter, and looked back at when one is over. */
final class Rehearsing {
  /** A week before the checklist's item opens again, so that there is time for it. */
  private static final Duration LIMIT = Duration.ofDays(83);

  private Rehearsing() {}

  /** On the week's first working day, where there is a plan to rehearse. */
  static List<Say> says(Scene scene) {
    List<PlanVersion> plans = PlanStore.current(scene.sql(), scene.launch().id());
    if (plans.isEmpty()) {
      return List.of();
    }
    List<Say> says = new ArrayList<>();
    Optional<Drill> last = DrillStore.last(scene.sql(), scene.launch().id());
    Instant written = plans.stream().map(PlanVersion::at).min(Instant::compareTo).orElseThrow();
    Instant since = last.map(Drill::ended).orElse(written);
    boolean due = last.isEmpty() || !since.plus(LIMIT).isAfter(scene.scheduled());
    if (due) {
      says.add(
          say(
              scene,
              "drill",
              since,
              last.isPresent()
                  ? "The last drill of the way back is %d days ago. One that was not rehearsed this quarter is slower than its plan."
                      .formatted(Duration.between(since, scene.scheduled()).toDays())
                  : "The way back has a plan, and nobody has rehearsed it yet. A drill takes about"
                      + " as long as its steps.",
              Blocks.danger(
                  RollbackCommand.button("Begin a drill", "drill", ""),
                  "Everybody whom the plan names is asked, as in a real one. Begin now?",
                  "Begin")));
    }
    boolean quarter = scene.today().getMonthValue() % 3 == 1 && scene.today().getDayOfMonth() <= 7;
    if (quarter) {
      var over = scene.today().minusMonths(1);
      String name = "%d-Q%d".formatted(over.getYear(), (over.getMonthValue() + 2) / 3);
      says.add(
          say(
              scene,
              "review-" + name,
              scene.today().withDayOfMonth(1).atStartOfDay(scene.launch().zone()).toInstant(),
              "A quarter is over: what did it show of the way back? Drills, rollbacks, changes of"
                  + " plans and what is missing stand in one file.",
              RollbackCommand.button("Make the review", "review", name)));
    }
    return says;
  }

  private static Say say(
      Scene scene, String subject, Instant since, String line, BlockElement button) {
    var nudge = new Nudge(Kind.CARE, subject, scene.launch().channel(), since, false, line);
    return new Say(
        nudge,
        scene.launch().zone(),
        List.of(Blocks.section(Mrkdwn.escape(line))),
        List.of(button));
  }
}
