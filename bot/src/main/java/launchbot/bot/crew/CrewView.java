package launchbot.bot.crew;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.Meant;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Claims;
import launchbot.incident.Incident;
import launchbot.incident.Job;
import launchbot.incident.Update;
import launchbot.jobs.alarm.AlarmText;
import org.jspecify.annotations.Nullable;

/** What is said about who does what, and about updates. */
final class CrewView {
  static final String PREFIX = "crew_";
  private static final List<Integer> SNOOZES = List.of(15, 30, 60);
  private static final int FEELS = 200;

  private CrewView() {}

  /** The word behind {@code /incident} by which somebody takes a job. */
  static String word(Job job) {
    return switch (job) {
      case COMMANDER -> "lead";
      case COMMUNICATIONS -> "speak";
      case OPERATIONS -> "repair";
    };
  }

  static ButtonElement take(Incident incident, Job job) {
    String word = word(job);
    return IncidentCommand.button("I " + word, word, Meant.by(incident, ""));
  }

  static ButtonElement send(Incident incident) {
    return Blocks.button("Send update", PREFIX + "send", String.valueOf(incident.id()));
  }

  /** Who holds which job, in one line. */
  static String jobs(Incident incident) {
    return List.of(Job.values()).stream()
        .map(job -> {
          String person = incident.crew().of(job);
          String who =
              person != null ? Mrkdwn.user(person) : incident.open() ? "nobody yet" : "nobody";
          return switch (job) {
            case COMMANDER -> "*Leads* " + who;
            case COMMUNICATIONS -> "*Speaks* " + who;
            case OPERATIONS -> "*Repairs* " + who;
          };
        })
        .collect(Collectors.joining(" · "));
  }

  /**
   * Nobody leads yet.
   *
   * @param whom who is asked by name; null for nobody
   */
  static Card chase(Incident incident, @Nullable String whom) {
    String text =
        whom == null
            ? "Still nobody leads incident %d. Whoever presses does; it can be handed on later."
                .formatted(incident.number())
            : "Nobody leads incident %d yet. %s, do you? Whoever leads decides and keeps the others free to repair."
                .formatted(incident.number(), Mrkdwn.user(whom));
    return card(drill(incident) + text, List.of(Blocks.primary(take(incident, Job.COMMANDER))));
  }

  /** To the launch's lead, once. */
  static Card leaderless(Incident incident, Duration open) {
    return card(
        "Incident %d (%s: %s) has been open for %s and nobody leads it. I have asked in its thread, and ask no more: lead it, or name somebody with `/incident role commander @…` in <#%s>."
            .formatted(
                incident.number(),
                incident.sev().key(),
                feels(incident),
                AlarmText.lasted(open),
                incident.channel()),
        List.of(Blocks.primary(take(incident, Job.COMMANDER))));
  }

  /** Somebody can answer no more. */
  static Card left(Incident incident, String person, List<Job> jobs) {
    String which = jobs.stream().map(Claims::title).collect(Collectors.joining(", "));
    return card(
        drill(incident)
            + "%s was deactivated in Slack and can answer no more: incident %d is without a %s."
                .formatted(Mrkdwn.user(person), incident.number(), which),
        jobs.stream().map(job -> take(incident, job)).toList());
  }

  /** An update is due: whoever speaks says how it stands. */
  static Card due(Incident incident, String whom, Instant due, ZoneId zone) {
    boolean speaks = incident.crew().holds(whom);
    return card(
        drill(incident)
            + "%s, the update of incident %d is due since %s%s. Say how it stands, what is being done, what is missing."
                .formatted(
                    Mrkdwn.user(whom),
                    incident.number(),
                    Mrkdwn.date(due, zone),
                    speaks ? "" : ", and nobody speaks for it yet"),
        waiting(incident));
  }

  /** The same to the commander, once. */
  static Card late(Incident incident, String commander, Instant due, Instant now) {
    return card(
        drill(incident)
            + "%s, nobody has said how incident %d (%s) stands: its update is due since %s. I remind of it no more."
                .formatted(
                    Mrkdwn.user(commander),
                    incident.number(),
                    feels(incident),
                    AlarmText.lasted(Duration.between(due, now))),
        waiting(incident));
  }

  private static List<BlockElement> waiting(Incident incident) {
    String id = String.valueOf(incident.id());
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(Blocks.primary(send(incident)));
    SNOOZES.forEach(minutes ->
        buttons.add(
            Blocks.button("Snooze %d min".formatted(minutes), PREFIX + "snooze_" + minutes, id)));
    buttons.add(Blocks.button("Stop", PREFIX + "stop", id));
    return buttons;
  }

  /** An update, as the thread shows it. */
  static String update(Incident incident, Update update, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        drill(incident)
            + "*Update* of incident %d by %s"
                .formatted(incident.number(), Mrkdwn.user(update.by())));
    lines.add("*Conditions:* " + Mrkdwn.plain(update.conditions()));
    String actions = update.actions();
    if (actions != null) {
      lines.add("*Actions:* " + Mrkdwn.plain(actions));
    }
    String needs = update.needs();
    if (needs != null) {
      lines.add("*Needs:* " + Mrkdwn.plain(needs));
    }
    Instant next = incident.updateDue();
    if (next != null) {
      lines.add("Next update by " + Mrkdwn.date(next, zone) + ".");
    }
    return String.join("\n", lines);
  }

  private static String feels(Incident incident) {
    return Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), FEELS));
  }

  private static String drill(Incident incident) {
    return incident.drill() ? "DRILL · " : "";
  }

  private static Card card(String text, List<? extends BlockElement> buttons) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(text));
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(text, blocks);
  }
}
