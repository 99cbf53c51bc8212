package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Rows;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;

/**
 * An incident as its head message shows it: what users feel, how it stands, what is hit, then what
 * other features say of it, then what can be done.
 */
final class HeadView {
  private static final int SAID = 600;

  /** What a message holds is about 13,000 characters, buttons among them. */
  private static final int TEXT = 9_000;

  private HeadView() {}

  static Card card(Head head, Instant now) {
    Incident incident = head.incident();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s *%s:* %s"
            .formatted(mark(incident), Told.name(incident), Mrkdwn.plain(incident.feels())));
    lines.addAll(state(head, now));
    lines.addAll(Affected.lines(head.struck()));
    lines.addAll(head.lines());
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(within(lines)));
    blocks.addAll(Rows.of(head.buttons()));
    return new Card(sentence(incident), blocks);
  }

  /** Where it is spoken of in its own place: the state, and what can be done. */
  static List<LayoutBlock> brief(Head head, Instant now) {
    Incident incident = head.incident();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s *%s:* %s"
            .formatted(mark(incident), Told.name(incident), Mrkdwn.plain(incident.feels())));
    lines.addAll(state(head, now));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.addAll(Rows.of(head.buttons()));
    return blocks;
  }

  /** For notifications: {@code Incident 4: Checkout hangs (sev1, identified)}. */
  static String sentence(Incident incident) {
    return "%s: %s (%s, %s)"
        .formatted(
            Told.name(incident),
            Mrkdwn.plain(incident.feels()),
            incident.sev().key(),
            incident.status().words());
  }

  static String mark(Incident incident) {
    return switch (incident.status()) {
      case Status.Investigating _, Status.Identified _ -> incident.sev() == Sev.SEV3 ? "🟡" : "🔴";
      case Status.Monitoring _ -> "🟡";
      case Status.Resolved(Resolution how, _) -> how == Resolution.FALSE_ALARM ? "⚪" : "🟢";
      case Status.Merged _ -> "⚪";
    };
  }

  private static List<String> state(Head head, Instant now) {
    Incident incident = head.incident();
    Launch launch = head.launch();
    List<String> lines = new ArrayList<>();
    String since = Mrkdwn.date(incident.began().at(), launch.zone());
    lines.add(
        incident.open()
            ? "%s · *%s* · since %s"
                .formatted(incident.sev().key(), incident.status().words(), since)
            : "%s · *%s* · began %s and lasted %s"
                .formatted(
                    incident.sev().key(),
                    incident.status().words(),
                    since,
                    AlarmText.lasted(incident.lasted(now))));
    String said = incident.status().said();
    if (said != null) {
      lines.add(
          "%s: %s".formatted(asked(incident.status()), Mrkdwn.plain(Mrkdwn.truncate(said, SAID))));
    }
    Incident into = head.into();
    if (into != null) {
      lines.add(
          "It goes on as incident %d in %s: %s"
              .formatted(
                  into.number(), Mrkdwn.channel(into.channel()), Mrkdwn.plain(into.feels())));
    }
    if (incident.reopened() > 0) {
      lines.add(
          incident.reopened() == 1
              ? "Reopened once."
              : "Reopened %d times.".formatted(incident.reopened()));
    }
    lines.addAll(corrected(incident, launch));
    if (incident.drill()) {
      lines.add("This is a drill: nobody outside hears of it, and it counts in no figure.");
    }
    return lines;
  }

  private static List<String> corrected(Incident incident, Launch launch) {
    Instant first = incident.began().first();
    String by = incident.began().by();
    return first == null || by == null
        ? List.of()
        : List.of(
            "Its start was put right by %s; before, it was %s."
                .formatted(Mrkdwn.user(by), Mrkdwn.date(first, launch.zone())));
  }

  /** What the words that belong to a status are. */
  private static String asked(Status status) {
    return switch (status) {
      case Status.Investigating _ -> "Again because";
      case Status.Identified _ -> "Cause";
      case Status.Monitoring _ -> "Done";
      case Status.Resolved _, Status.Merged _ -> "In the end";
    };
  }

  private static List<String> within(List<String> lines) {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      length += line.length();
      if (length > TEXT) {
        kept.add("…and more: `/incident timeline`.");
        return kept;
      }
      kept.add(line);
    }
    return kept;
  }
}
