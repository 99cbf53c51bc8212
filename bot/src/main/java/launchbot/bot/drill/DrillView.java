package launchbot.bot.drill;

import com.slack.api.model.block.LayoutBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.rollback.MeantRun;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.AlarmText;
import launchbot.rollback.Drill;
import launchbot.rollback.DrillReport;
import launchbot.rollback.DrillStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunStore;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.StepState;
import org.jooq.DSLContext;

/** What a drill has shown, as its thread sees it. */
final class DrillView {
  private static final int TEXT = 120;

  private DrillView() {}

  static Optional<Card> card(DSLContext sql, long id) {
    return RunStore.find(sql, id)
        .flatMap(run ->
            DrillStore.find(sql, id)
                .flatMap(drill ->
                    report(sql, run, drill)
                        .map(report -> card(run, report, DrillStore.lessons(sql, id)))));
  }

  private static Optional<DrillReport> report(DSLContext sql, Run run, Drill drill) {
    Instant began = drill.began();
    return RunWatchStore.find(sql, run.id())
        .map(watch ->
            DrillReport.of(
                run,
                RunStepStore.of(sql, run),
                watch,
                drill.ended(),
                DrillStore.before(sql, drill.launch(), drill.environment(), began).orElse(null)))
        .map(report -> new DrillReport(drill, report.lines(), report.before()));
  }

  static Card card(Run run, DrillReport report, List<Long> lessons) {
    Drill drill = report.drill();
    String head =
        "DRILL · Rollback %d: over in %s, its time was %s"
            .formatted(
                run.number(), AlarmText.lasted(drill.took()), AlarmText.lasted(drill.target()));
    List<String> lines = new ArrayList<>();
    lines.add("*%s*%s".formatted(head, report.inTime() ? "." : ": *too slow*."));
    Duration recovered = drill.recovered();
    if (recovered != null) {
      lines.add(
          "Recovery time, from the first step until all was verified: %s."
              .formatted(AlarmText.lasted(recovered)));
    }
    lines.add(
        report
            .slower()
            .map(DrillView::compared)
            .orElse("It is the first drill of this environment."));
    report.lines().forEach(line -> lines.add(line(line)));
    lines.add(
        lessons.isEmpty()
            ? "What did you learn? Each lesson becomes an entry of triage."
            : "Lessons: "
                + lessons.stream().map(one -> "#" + one).collect(Collectors.joining(", ")));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(RollbackCommand.button("Add lessons", LessonDesk.WORD, MeantRun.by(run, "")))));
    return new Card(head, blocks);
  }

  static String compared(Duration slower) {
    return slower.abs().compareTo(Duration.ofSeconds(30)) < 0
        ? "As long as the last drill."
        : "%s %s than the last drill."
            .formatted(AlarmText.lasted(slower.abs()), slower.isNegative() ? "quicker" : "slower");
  }

  private static String line(DrillReport.Line line) {
    RunStep step = line.step();
    Duration took = line.took();
    String how =
        switch (step.state()) {
          case StepState.Done done ->
              done.simulated() ? "simulated" : took == null ? "done" : AlarmText.lasted(took);
          case StepState.Skipped _ -> "skipped";
          case StepState.Failed _ -> "failed";
          case StepState.Waiting _, StepState.Doing _ -> "not over";
        };
    return "%s %d. %s: %s of %s"
        .formatted(
            line.late() ? "🟠" : "✅",
            step.number(),
            Mrkdwn.plain(Mrkdwn.truncate(step.step().text(), TEXT)),
            how,
            AlarmText.lasted(line.target()));
  }
}
