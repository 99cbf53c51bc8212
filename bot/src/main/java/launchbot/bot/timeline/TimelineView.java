package launchbot.bot.timeline;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.people.Person;
import org.jspecify.annotations.Nullable;

/** A timeline, a page at a time, as one reader sees it. */
final class TimelineView {
  static final int PAGE = 15;
  private static final int WORDS = 400;

  private TimelineView() {}

  /**
   * @param events all of it, in order
   * @param page from 0; null: the newest
   */
  static Card card(Incident incident, List<Event> events, @Nullable Integer page, Person reader) {
    String title =
        "%sTimeline of incident %d: %s"
            .formatted(
                incident.drill() ? "DRILL · " : "",
                incident.number(),
                Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), Meant.WORDS)));
    int last = Math.max(0, (events.size() - 1) / PAGE);
    int shown = page == null ? last : Math.min(page, last);
    int from = shown * PAGE;
    int to = Math.min(events.size(), from + PAGE);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*" + title + "*"));
    blocks.addAll(lines(incident, events.subList(from, to), reader));
    if (last > 0) {
      blocks.add(Blocks.context("%d to %d of %d lines".formatted(from + 1, to, events.size())));
      blocks.add(Blocks.actions(turning(incident, shown, last)));
    }
    return new Card(title, blocks);
  }

  private static List<LayoutBlock> lines(Incident incident, List<Event> events, Person reader) {
    ZoneId zone = reader.zone();
    List<LayoutBlock> blocks = new ArrayList<>();
    List<String> together = new ArrayList<>();
    @Nullable LocalDate before = null;
    for (Event event : events) {
      LocalDate day = event.at().atZone(zone).toLocalDate();
      if (!day.equals(before)) {
        together.add("*" + Mrkdwn.dayOf(event.at(), zone) + "*");
        before = day;
      }
      String line = line(event, zone);
      if (removable(event, reader.id())) {
        blocks.addAll(Blocks.sections(together));
        together.clear();
        blocks.add(
            Blocks.section(
                line,
                IncidentCommand.button(
                    "Remove", "note", Meant.by(incident, "--remove=" + event.id()))));
      } else {
        together.add(line);
      }
    }
    blocks.addAll(Blocks.sections(together));
    return blocks;
  }

  /** Whoever wrote a line may take it back. */
  static boolean removable(Event event, String person) {
    return event.kind() == Event.Kind.NOTE && person.equals(event.actor());
  }

  private static String line(Event event, ZoneId zone) {
    var line = new StringBuilder(Mrkdwn.time(event.at(), zone)).append(" · ");
    String actor = event.actor();
    if (actor != null) {
      line.append(Mrkdwn.user(actor)).append(' ');
    }
    line.append(verb(event));
    String words = words(event);
    if (!words.isEmpty()) {
      line.append(": ").append(Mrkdwn.plain(Mrkdwn.truncate(words, WORDS)));
    }
    var edited = event.editedAt();
    if (edited != null) {
      line.append(event.deleted() ? " _(deleted " : " _(edited ")
          .append(Mrkdwn.date(edited, zone))
          .append(")_");
    }
    String link = event.link();
    if (link != null) {
      line.append(" <").append(Mrkdwn.escape(link).replace("|", "%7C")).append("|in Slack>");
    }
    return line.toString();
  }

  private static String words(Event event) {
    return event.words().isEmpty() && event.message() != null
        ? "(its words are being read)"
        : event.words();
  }

  /** What happened, in the past tense, behind whoever did it. */
  static String verb(Event event) {
    return switch (event.kind()) {
      case OPENED -> "opened";
      case ALARM -> "alarm";
      case RECOVERY -> "recovered";
      case ANSWERED -> "took it";
      case STATUS -> "status";
      case SEVERITY -> "severity";
      case ROLE -> "role";
      case CORRECTED -> "corrected";
      case UPDATE -> "update";
      case NOTICE -> "told customers";
      case RELEASE -> "release";
      case DECISION -> "decided";
      case REPORT -> "users report";
      case MARKED -> "said";
      case NOTE -> "noted";
    };
  }

  private static List<BlockElement> turning(Incident incident, int shown, int last) {
    List<BlockElement> buttons = new ArrayList<>();
    if (shown > 0) {
      buttons.add(to(incident, "Earlier", shown - 1));
    }
    if (shown < last) {
      buttons.add(to(incident, "Later", shown + 1));
    }
    return buttons;
  }

  private static BlockElement to(Incident incident, String label, int page) {
    return TopicCommand.among(
        IncidentCommand.button(label, "timeline", Meant.by(incident, "--page=" + page)),
        label.toLowerCase(Locale.ROOT));
  }
}
