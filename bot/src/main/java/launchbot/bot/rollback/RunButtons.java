package launchbot.bot.rollback;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Blocks;
import launchbot.rollback.Preflight;
import launchbot.rollback.Run;
import launchbot.rollback.Status;

/** What can be done with a rollback in the state that it is in. */
final class RunButtons {
  private RunButtons() {}

  static List<BlockElement> of(Run run, boolean checked) {
    List<BlockElement> buttons = new ArrayList<>();
    switch (run.status()) {
      case Status.Proposed _ -> {
        buttons.addAll(answers(run));
        buttons.add(RollbackCommand.button("Break glass…", "break-glass", MeantRun.by(run, "")));
        buttons.add(abort(run));
      }
      case Status.Approved _, Status.Preflight _ -> {
        ButtonElement start =
            RollbackCommand.button("Start the steps", "start", MeantRun.by(run, ""));
        buttons.add(checked ? Blocks.primary(start) : start);
        buttons.add(abort(run));
      }
      case Status.Running _ -> buttons.add(abort(run));
      case Status.Verified _ -> {
        buttons.add(Blocks.primary(RollbackCommand.button("Close", "close", MeantRun.by(run, ""))));
        buttons.add(abort(run));
      }
      case Status.Closed _, Status.Refused _, Status.Aborted _ -> {
        // It is over.
      }
    }
    return buttons;
  }

  /** For whoever is asked. */
  static List<BlockElement> answers(Run run) {
    return List.of(
        Blocks.primary(RollbackCommand.button("Approve", "approve", MeantRun.by(run, ""))),
        RollbackCommand.button("Refuse…", "refuse", MeantRun.by(run, "")));
  }

  private static ButtonElement abort(Run run) {
    return RollbackCommand.button("Abort…", "abort", MeantRun.by(run, ""));
  }

  /** What can be said to a question of the preflight. */
  static OverflowMenuElement check(
      Run run, Preflight.Item item, Map<Preflight.Item, Preflight.Answered> answers) {
    List<OptionObject> options = new ArrayList<>();
    Arrays.stream(Preflight.Answer.values())
        .map(one -> Blocks.option(label(one), words(run, item, one.key())))
        .forEach(options::add);
    Preflight.Answered answered = answers.get(item);
    if (answered != null && !answered.settled()) {
      options.add(Blocks.option("Go on although it is a no…", words(run, item, "overrule")));
    }
    return Blocks.overflow("rollback_do:check:" + item.key(), options);
  }

  private static String words(Run run, Preflight.Item item, String answer) {
    return MeantRun.by(run, item.key() + " " + answer);
  }

  private static String label(Preflight.Answer answer) {
    return switch (answer) {
      case YES -> "Yes";
      case NO -> "No…";
      case NOT_APPLICABLE -> "Not applicable";
    };
  }
}
