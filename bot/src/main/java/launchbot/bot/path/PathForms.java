package launchbot.bot.path;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.PathResult;
import org.jspecify.annotations.Nullable;

/** The forms of critical paths. */
final class PathForms {
  static final String RESULT = "path_result";
  static final String EDIT = "path_edit";
  static final String NOTE = "note";
  static final String OUTCOME = "outcome";
  static final String TITLE = "title";
  static final String REQUIRED = "required";

  private PathForms() {}

  /**
   * How it went, short enough for a phone.
   *
   * @param outcome null where the form asks for it too
   */
  static View result(String channel, CriticalPath path, PathResult.@Nullable Outcome outcome) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*%d*  %s".formatted(path.number(), Mrkdwn.plain(path.title()))));
    if (outcome == null) {
      blocks.add(
          Forms.input(
              OUTCOME,
              "How did it go?",
              null,
              false,
              Forms.select(
                  null,
                  Arrays.stream(PathResult.Outcome.values()).map(PathForms::option).toList())));
    }
    boolean pass = outcome == PathResult.Outcome.PASS;
    blocks.add(
        Forms.input(
            NOTE,
            outcome == PathResult.Outcome.FAIL
                ? "What does a real user run into?"
                : outcome == PathResult.Outcome.BLOCKED
                    ? "What keeps you from walking it?"
                    : "What did you see?",
            pass ? null : "A fail becomes an entry with these words",
            pass || outcome == null,
            Forms.text(
                null,
                pass ? "On an old phone too" : "The mail with the link never comes",
                500,
                true)));
    return Forms.modal(
        RESULT,
        "Path " + path.number() + (outcome == null ? "" : " " + verb(outcome)),
        "Save",
        new Kept(channel, path.id(), outcome == null ? "" : outcome.key()).json(),
        blocks);
  }

  private static String verb(PathResult.Outcome outcome) {
    return outcome == PathResult.Outcome.BLOCKED ? "is blocked" : outcome.words();
  }

  private static OptionObject option(PathResult.Outcome outcome) {
    return Blocks.option(
        switch (outcome) {
          case PASS -> "It works";
          case FAIL -> "It fails";
          case BLOCKED -> "I could not walk it";
        },
        outcome.key());
  }

  /**
   * @param path null for a new one
   */
  static View edit(String channel, @Nullable CriticalPath path) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Forms.input(
            TITLE,
            "What does a real user do on it?",
            null,
            false,
            Forms.text(
                path == null ? null : path.title(), "Pay by card, get a receipt", 150, false)));
    if (path != null) {
      blocks.add(
          Forms.input(
              REQUIRED,
              "Can you launch without it?",
              null,
              false,
              Forms.select(required(path.required()), List.of(required(true), required(false)))));
    }
    return Forms.modal(
        EDIT,
        path == null ? "Add a critical path" : "Edit path " + path.number(),
        "Save",
        (path == null ? Kept.in(channel) : new Kept(channel, path.id(), "")).json(),
        blocks);
  }

  private static OptionObject required(boolean is) {
    return is
        ? Blocks.option("No: there is no go without it", "yes")
        : Blocks.option("Yes: it is good to know", "no");
  }
}
