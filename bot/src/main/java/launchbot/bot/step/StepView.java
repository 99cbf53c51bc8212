package launchbot.bot.step;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.MeantRun;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.StepState;
import org.jspecify.annotations.Nullable;

/** Steps as people see them: in lines, with buttons, and in what they are sent. */
final class StepView {
  static final String WORD = "step";

  private static final int TEXT = 300;
  private static final int COMMAND = 400;

  private StepView() {}

  /** A step on a line, with its command below where it is to be done now. */
  static String line(RunStep step, boolean current, Launch launch, Instant now) {
    String who = step.owner() == null ? "nobody yet" : Mrkdwn.user(step.owner());
    String head = "%d. %s".formatted(step.number(), text(step));
    String allowed = AlarmText.lasted(step.step().target());
    String line =
        switch (step.state()) {
          case StepState.Waiting _ ->
              "⚪ %s%s · %s, %s%s"
                  .formatted(
                      current ? "*" + head + "*" : head,
                      step.step().containment() ? " · containment" : "",
                      who,
                      allowed,
                      step.step().reversible() ? "" : " · cannot be undone");
          case StepState.Doing(Instant since, _) ->
              "%s *%s* · %s, since %s, %s %s"
                  .formatted(
                      step.late(now) ? "🟠" : "🔵",
                      head,
                      who,
                      Mrkdwn.time(since, launch.zone()),
                      step.late(now) ? "*late* since" : "until",
                      Mrkdwn.time(since.plus(step.step().target()), launch.zone()));
          case StepState.Done done ->
              "✅ %s · %s%s%s%s"
                  .formatted(
                      head,
                      done.simulated() ? "simulated by " : "",
                      Mrkdwn.user(done.by()),
                      step.took(now)
                          .map(took -> ", %s of %s".formatted(AlarmText.lasted(took), allowed))
                          .orElse(""),
                      said(done.note()));
          case StepState.Failed failed ->
              "❌ *%s* · failed, %s%s"
                  .formatted(head, Mrkdwn.user(failed.by()), said(failed.note()));
          case StepState.Skipped skipped ->
              "➖ %s · skipped by %s%s"
                  .formatted(head, Mrkdwn.user(skipped.by()), said(skipped.reason()));
        };
    return current ? line + command(step) : line;
  }

  /** What makes sense for a step in its state; none where nothing does. */
  static List<BlockElement> buttons(Run run, RunStep step) {
    List<BlockElement> buttons = new ArrayList<>();
    boolean asks = !step.step().reversible();
    switch (step.state()) {
      case StepState.Waiting _ -> {
        buttons.add(sure(button(run, step, "Start", "start"), asks));
        buttons.add(sure(button(run, step, "Done", "done"), asks));
        buttons.add(button(run, step, "Skip", "skip"));
      }
      case StepState.Doing _ -> {
        buttons.add(Blocks.primary(button(run, step, "Done", "done")));
        buttons.add(button(run, step, "Failed", "failed"));
        buttons.add(button(run, step, "Skip", "skip"));
      }
      case StepState.Failed _ -> {
        buttons.add(sure(button(run, step, "Try again", "start"), asks));
        buttons.add(button(run, step, "Skip", "skip"));
      }
      case StepState.Done _, StepState.Skipped _ -> {}
    }
    if (run.drill() && !step.state().over()) {
      buttons.add(button(run, step, "Simulated", "simulated"));
    }
    return buttons;
  }

  /** To whoever owns a step whose turn has come. */
  static Card turn(Launch launch, Run run, RunStep step, Instant now) {
    boolean waits = step.state() instanceof StepState.Waiting;
    String words =
        "%sit is your turn in rollback %d of %s: step %d, %s.\n%s%s"
            .formatted(
                mark(run),
                run.number(),
                Mrkdwn.plain(run.environment()),
                step.number(),
                text(step),
                waits
                    ? "It cannot be undone, so it begins when you press *Start*. It may take %s."
                        .formatted(AlarmText.lasted(step.step().target()))
                    : "It may take until %s. Say here how it went."
                        .formatted(Mrkdwn.time(now.plus(step.step().target()), launch.zone())),
                command(step));
    return card(run, step, words, List.of());
  }

  /** To the owner of a step that takes too long. */
  static Card late(Run run, RunStep step) {
    return card(
        run,
        step,
        "%sstep %d of rollback %d takes longer than its %s: %s. Say how it went, or ask for help in the thread.%s"
            .formatted(
                mark(run),
                step.number(),
                run.number(),
                AlarmText.lasted(step.step().target()),
                text(step),
                command(step)),
        List.of());
  }

  /** To whoever may take it over: its deputy, or whom the plan names. */
  static Card help(Run run, RunStep step, Duration took) {
    String owner = step.owner();
    return card(
        run,
        step,
        "%sstep %d of rollback %d is late: %s. It has taken %s of %s%s. Can you take it over?%s"
            .formatted(
                mark(run),
                step.number(),
                run.number(),
                text(step),
                AlarmText.lasted(took),
                AlarmText.lasted(step.step().target()),
                owner == null ? "" : "; " + Mrkdwn.user(owner) + " is at it",
                command(step)),
        List.of(Blocks.primary(button(run, step, "I take it over", "take"))));
  }

  /** In the thread: it did not work, and somebody has to decide. */
  static Card failed(Run run, RunStep step, String note) {
    return card(
        run,
        step,
        "%sStep %d has failed: %s. %s\nWhat waits for it does not begin. Try it again, skip it with a reason, or end all of it with `/rollback abort because …`."
            .formatted(mark(run), step.number(), text(step), Mrkdwn.plain(note)),
        List.of());
  }

  /** In the timeline, in plain text. */
  static String note(Run run, RunStep step, Change change) {
    String reason = change.reason();
    String took =
        step.state() instanceof StepState.Done done
            ? step.took(done.at())
                .map(time ->
                    ", %s of %s"
                        .formatted(AlarmText.lasted(time), AlarmText.lasted(step.step().target())))
                .orElse("")
            : "";
    return "%srollback %d, step %d %s: %s%s%s"
        .formatted(
            run.drill() ? "DRILL, " : "",
            run.number(),
            step.number(),
            change.verb(),
            Mrkdwn.truncate(step.step().text(), TEXT),
            took,
            reason == null ? "" : "; " + reason);
  }

  static String text(RunStep step) {
    return Mrkdwn.plain(Mrkdwn.truncate(step.step().text(), TEXT)).replaceFirst("[.]$", "");
  }

  static String mark(Run run) {
    return run.drill() ? "DRILL · " : "";
  }

  /** A button that does what typing it behind {@code /rollback step} would. */
  static ButtonElement button(Run run, RunStep step, String label, String word) {
    var button =
        RollbackCommand.button(
            "%d %s".formatted(step.number(), label),
            WORD,
            MeantRun.by(run, "%d %s".formatted(step.number(), word)));
    return TopicCommand.among(button, step.number() + "-" + word);
  }

  private static ButtonElement sure(ButtonElement button, boolean asks) {
    if (!asks) {
      return button;
    }
    button.setValue(button.getValue() + " --sure");
    return Blocks.danger(
        button, "This step cannot be undone. Has everything before it been checked?", "Yes");
  }

  private static Card card(
      Run run, RunStep step, String words, List<? extends BlockElement> first) {
    List<BlockElement> buttons = new ArrayList<>(first);
    buttons.addAll(buttons(run, step));
    List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.section(words)));
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(words.lines().findFirst().orElse(words), blocks);
  }

  /** By itself on a line, as code; nothing in it can leave the code. */
  private static String command(RunStep step) {
    String command = step.step().command();
    return command == null
        ? ""
        : "\n```" + Mrkdwn.escape(Mrkdwn.truncate(command, COMMAND).replace("`", "'")) + "```";
  }

  private static String said(@Nullable String note) {
    return note == null ? "" : ": " + Mrkdwn.plain(note);
  }
}
