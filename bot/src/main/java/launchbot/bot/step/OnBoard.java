package launchbot.bot.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.BoardPart.Tone;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepState;
import org.jooq.DSLContext;

/** Rollbacks under way on the board in a browser, step by step, with times against targets. */
final class OnBoard {
  private static final String KEY = "rollback";

  private OnBoard() {}

  static List<BoardPart> parts(DSLContext sql, Launch launch, Instant now) {
    return RunStore.open(sql, launch.id()).stream()
        .map(run ->
            new BoardPart(
                KEY,
                "%sRollback %d of %s"
                    .formatted(StepView.mark(run), run.number(), run.environment()),
                run.drill() ? 1 : 0,
                lines(sql, run, now)))
        .toList();
  }

  private static List<BoardPart.Line> lines(DSLContext sql, Run run, Instant now) {
    List<BoardPart.Line> lines = new ArrayList<>();
    lines.add(
        new BoardPart.Line(
            run.status() instanceof Status.Verified ? Tone.GOOD : Tone.WARN,
            "*%s*: %s".formatted(run.status().key(), Mrkdwn.plain(run.reason())),
            run.proposedAt(),
            null));
    RunStepStore.of(sql, run).stream().map(step -> line(step, now)).forEach(lines::add);
    return lines;
  }

  private static BoardPart.Line line(RunStep step, Instant now) {
    String words =
        "%d. %s, %s"
            .formatted(
                step.number(),
                StepView.text(step),
                step.owner() == null ? "nobody yet" : Mrkdwn.user(step.owner()));
    return switch (step.state()) {
      case StepState.Waiting _ -> BoardPart.Line.of(Tone.PLAIN, words);
      case StepState.Doing(Instant since, _) ->
          new BoardPart.Line(
              step.late(now) ? Tone.BAD : Tone.WARN,
              "*" + words + "*",
              since,
              step.step().target());
      case StepState.Done _ -> BoardPart.Line.of(Tone.GOOD, words + ": done");
      case StepState.Failed _ -> BoardPart.Line.of(Tone.BAD, words + ": failed");
      case StepState.Skipped _ -> BoardPart.Line.of(Tone.PLAIN, words + ": skipped");
    };
  }
}
