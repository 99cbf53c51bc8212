package launchbot.bot.step;

import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.RunPart;
import launchbot.bot.rollback.MeantRun;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Status;
import launchbot.rollback.StepOrder;
import launchbot.rollback.StepState;
import org.jooq.DSLContext;

/** The steps in the message of a rollback. */
final class StepPart implements RunPart {
  /** More buttons would push the message's own ones out of it. */
  private static final int STEPS_WITH_BUTTONS = 3;

  @Override
  public List<String> lines(DSLContext sql, Run run, Instant now) {
    Optional<Launch> launch = LaunchStore.find(sql, run.launch());
    List<RunStep> steps = RunStepStore.of(sql, run);
    if (launch.isEmpty() || steps.isEmpty()) {
      return List.of();
    }
    boolean running = run.status() instanceof Status.Running;
    if (!running && steps.stream().allMatch(one -> one.state() instanceof StepState.Waiting)) {
      return List.of(); // the message shows the plan in short
    }
    List<RunStep> current = running ? StepOrder.current(steps) : List.of();
    List<String> lines = new ArrayList<>();
    steps.forEach(
        step -> lines.add(StepView.line(step, current.contains(step), launch.get(), now)));
    RunWatchStore.find(sql, run.id())
        .filter(_ -> running)
        .ifPresent(watch -> watched(sql, run, watch, launch.get(), lines));
    return lines;
  }

  private static void watched(
      DSLContext sql, Run run, RunWatch watch, Launch launch, List<String> lines) {
    if (watch.over() == null) {
      return;
    }
    Duration patience = RunWatchStore.patience(sql, run.launch());
    Instant good = watch.goodSince();
    String said = watch.said();
    lines.add(
        good == null
            ? "🔎 All steps are over. Not well yet%s"
                .formatted(said == null ? "." : ": " + Mrkdwn.plain(said))
            : "🔎 All steps are over. Well since %s; it counts as verified after %s of that%s"
                .formatted(
                    Mrkdwn.time(good, launch.zone()),
                    AlarmText.lasted(patience),
                    said == null ? "." : ". " + Mrkdwn.plain(said)));
  }

  @Override
  public List<BlockElement> buttons(DSLContext sql, Run run, Instant now) {
    List<RunStep> steps = RunStepStore.of(sql, run);
    List<BlockElement> buttons = new ArrayList<>();
    switch (run.status()) {
      case Status.Running _ -> {
        StepOrder.current(steps).stream()
            .limit(STEPS_WITH_BUTTONS)
            .forEach(step -> buttons.addAll(StepView.buttons(run, step)));
        if (StepOrder.allOver(steps)) {
          buttons.add(
              RollbackCommand.button(
                  "All is well again", VerifyTopic.WORD, MeantRun.by(run, "well")));
        }
      }
      case Status.Proposed _, Status.Approved _, Status.Preflight _ ->
          steps.stream()
              .filter(step -> step.step().containment() && !step.state().over())
              .limit(STEPS_WITH_BUTTONS)
              .forEach(step -> buttons.addAll(StepView.buttons(run, step).subList(0, 2)));
      case Status.Verified _, Status.Closed _, Status.Refused _, Status.Aborted _ -> {}
    }
    return buttons;
  }
}
