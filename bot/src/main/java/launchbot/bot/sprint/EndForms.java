package launchbot.bot.sprint;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.sprint.Sprint;
import launchbot.sprint.Sprints;
import launchbot.triage.Tally;
import org.jspecify.annotations.Nullable;

/** What a sprint asks for before it is made longer, stopped or put away. */
final class EndForms {
  static final String EXTEND = "sprint_extend";
  static final String STOP = "sprint_stop";
  static final String DAYS = "days";
  static final String REASON = "reason";
  static final int REASON_LENGTH = 500;

  private EndForms() {}

  static Reply extend(Visit visit, Launch launch, Sprint sprint) {
    View view =
        Forms.modal(
            EXTEND,
            "Extend the sprint",
            "Extend it",
            metadata(visit.channel()),
            List.of(
                Blocks.section(
                    "%s has %d days. What is added goes on as its last day did."
                        .formatted(Mrkdwn.plain(launch.name()), sprint.length())),
                Forms.input(
                    DAYS,
                    "By how many working days?",
                    "1 to %d".formatted(Sprints.MOST_DAYS),
                    false,
                    Forms.text("2", "2", 3, false)),
                reason(
                    null, "Why does it take longer?", "The payment provider answers on Monday")));
    return new Reply.Open(
        view, Card.of("Type by how many working days, and why: `/launch extend 2 because …`."));
  }

  static Reply stop(Visit visit, Launch launch, Tally left) {
    View view =
        Forms.modal(
            STOP,
            "Stop the sprint",
            "Stop it",
            metadata(visit.channel()),
            List.of(
                Blocks.section(left(launch, left)),
                reason(null, "Why is it stopped?", "The budget went elsewhere")));
    return new Reply.Open(view, Card.of("Type why it is stopped: `/launch stop because …`."));
  }

  /** Asks back: what is left open, and a button that stops it for this reason. */
  static Card confirm(Launch launch, Tally left, String reason) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(left(launch, left)));
    blocks.add(Blocks.section("Why: " + Mrkdwn.plain(reason)));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.danger(
                    Blocks.button("Stop the sprint", "sprint_stop_now", reason),
                    "The sprint ends without a go. Its entries stay.",
                    "Stop it"))));
    return new Card("Stop the sprint?", blocks);
  }

  static Card archive(Launch launch) {
    return new Card(
        "Archive this launch?",
        List.of(
            Blocks.section(
                "Archive %s? This channel is free for another launch then. Entries, history and"
                        .formatted(Mrkdwn.plain(launch.name()))
                    + " decisions stay readable; nothing is deleted."),
            Blocks.actions(
                List.of(
                    Blocks.danger(
                        Blocks.button(
                            "Archive it", "sprint_archive_now", String.valueOf(launch.id())),
                        "The launch is closed for good.",
                        "Archive it")))));
  }

  static String metadata(String channel) {
    var kept = new JsonObject();
    kept.addProperty("channel", channel);
    return new Gson().toJson(kept);
  }

  private static String left(Launch launch, Tally left) {
    String open = SprintView.open(left);
    return "If %s stops now, %s."
        .formatted(
            Mrkdwn.plain(launch.name()),
            open == null
                ? "nothing is left open in its list"
                : "this is left open: *%s*. The entries stay, with their owners and dates"
                    .formatted(open));
  }

  private static LayoutBlock reason(@Nullable String initial, String label, String example) {
    return Forms.input(
        REASON,
        label,
        "Everybody can read it in the channel",
        false,
        Forms.text(initial, example, REASON_LENGTH, true));
  }
}
