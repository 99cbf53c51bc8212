package launchbot.bot.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.bot.words.Visible;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import org.jspecify.annotations.Nullable;

/** A timeline as a file, in one zone that it names. */
final class TimelineMarkdown {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private TimelineMarkdown() {}

  /**
   * @param names of people, by their ids
   */
  static String of(Incident incident, List<Event> events, Map<String, String> names, ZoneId zone) {
    var out =
        new StringBuilder(
            "# %sIncident %d: %s\n\n"
                .formatted(
                    incident.drill() ? "DRILL: " : "", incident.number(), plain(incident.feels())));
    out.append(
        "%s, %s. Began %s.\nTimes are those of %s.\n"
            .formatted(
                incident.sev().key(),
                incident.status().words(),
                MOMENT.format(incident.began().at().atZone(zone)),
                zone.getId()));
    @Nullable LocalDate before = null;
    for (Event event : events) {
      LocalDate day = event.at().atZone(zone).toLocalDate();
      if (!day.equals(before)) {
        out.append("\n## ").append(DAY.format(day)).append("\n\n");
        before = day;
      }
      out.append("- ").append(line(event, names, zone)).append('\n');
    }
    return out.toString();
  }

  private static String line(Event event, Map<String, String> names, ZoneId zone) {
    String actor = event.actor();
    String who = actor == null ? "" : plain(names.getOrDefault(actor, actor)) + " ";
    String words = event.words().isEmpty() ? "" : ": " + plain(event.words());
    Instant edited = event.editedAt();
    String since =
        edited == null
            ? ""
            : " (%s %s)"
                .formatted(
                    event.deleted() ? "deleted" : "edited", MOMENT.format(edited.atZone(zone)));
    String link = event.link() == null ? "" : " <" + event.link() + ">";
    return TIME.format(event.at().atZone(zone))
        + " "
        + who
        + TimelineView.verb(event)
        + words
        + since
        + link;
  }

  /** On one line, and as it was typed: what would format is disarmed. */
  private static String plain(String text) {
    return Visible.only(text)
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }
}
