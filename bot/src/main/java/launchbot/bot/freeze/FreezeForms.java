package launchbot.bot.freeze;

import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;

/** The forms of the freeze. */
final class FreezeForms {
  static final String ASK = "launch_freeze_except";
  static final String REFUSE = "launch_freeze_refuse";
  static final String WHAT = "what";
  static final String REASON = "reason";
  static final String THROUGH = "due";

  private FreezeForms() {}

  static View ask(String channel, FreezeWords typed) {
    return Forms.modal(
        ASK,
        "Ask for an exception",
        "Ask",
        Kept.in(channel).json(),
        List.of(
            Blocks.section("The lead decides it. Say why it cannot wait until after the launch."),
            Forms.input(
                WHAT,
                "What has to be changed?",
                null,
                false,
                Forms.text(typed.what(), "Hotfix for login", 150, false)),
            Forms.input(
                REASON,
                "Why can it not wait?",
                null,
                false,
                Forms.text(typed.reason(), "Nobody with an old account gets in", 500, true)),
            Forms.input(
                THROUGH,
                "Through which day?",
                "Empty: the working day after the decision",
                true,
                Forms.day(typed.through()))));
  }

  static View refuse(String channel, long id) {
    return Forms.modal(
        REFUSE,
        "Refuse the exception",
        "Refuse",
        new Kept(channel, id, "refuse").json(),
        List.of(
            Forms.input(
                REASON,
                "Why?",
                "Whoever asked reads it",
                true,
                Forms.text(null, "It can wait for a week", 500, true))));
  }
}
