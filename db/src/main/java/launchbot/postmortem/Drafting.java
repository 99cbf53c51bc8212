package launchbot.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Status;
import launchbot.notice.Notice;

/** Writes down what is known of an incident, section by section. What is not known stays out. */
public final class Drafting {
  private static final DateTimeFormatter TIME = format("HH:mm");
  private static final DateTimeFormatter DAY = format("EEE d MMM uuuu");
  private static final DateTimeFormatter MOMENT = format("EEE d MMM uuuu, HH:mm");
  private static final String IDENTIFIED = new Status.Identified(null).key() + ": ";

  private Drafting() {}

  /** Markdown for each section of which anything is known. */
  public static Map<Section, String> of(Facts facts) {
    Map<Section, String> drafted = new EnumMap<>(Section.class);
    drafted.put(Section.SUMMARY, summary(facts));
    drafted.put(Section.IMPACT, impact(facts));
    drafted.put(Section.TIMELINE, timeline(facts));
    drafted.put(Section.FIGURES, list(facts.figures()));
    drafted.put(Section.CAUSES, list(causes(facts)));
    drafted.put(Section.DECISIONS, list(decisions(facts)));
    drafted.replaceAll((section, words) -> Prose.of(words));
    drafted.values().removeIf(String::isEmpty);
    return drafted;
  }

  /** {@code Fri 20 Nov 2026, 22:04}. */
  static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  private static String summary(Facts facts) {
    Incident incident = facts.incident();
    List<String> said = new ArrayList<>();
    said.add(sentence(Prose.line(incident.feels(), facts.names())));
    Instant end = incident.resolvedAt();
    said.add(
        end == null
            ? "It began on %s and is not over."
                .formatted(moment(incident.began().at(), facts.zone()))
            : "It began on %s and lasted %s (%s)."
                .formatted(
                    moment(incident.began().at(), facts.zone()), facts.lasted(), facts.zone()));
    if (incident.status() instanceof Status.Resolved(var how, var words)) {
      String ending = words == null ? "" : ": " + Prose.line(words, facts.names());
      said.add(sentence("It ended as *%s*%s".formatted(how.words(), ending)));
    }
    if (incident.reopened() > 0) {
      said.add(
          incident.reopened() == 1
              ? "It was believed to be over once before."
              : "It was believed to be over %d times before.".formatted(incident.reopened()));
    }
    return String.join(" ", said);
  }

  private static String impact(Facts facts) {
    Incident incident = facts.incident();
    List<String> lines = new ArrayList<>();
    lines.add("What users felt: " + Prose.line(incident.feels(), facts.names()));
    lines.add("How bad: %s, %s".formatted(incident.sev().key(), incident.sev().means()));
    lines.add("How long: " + facts.lasted());
    if (!facts.components().isEmpty()) {
      lines.add("What was hit: " + String.join(", ", facts.components()));
    }
    lines.add(
        switch (facts.reports()) {
          case 0 -> "Reports by users: none";
          default -> "Reports by users: " + facts.reports();
        });
    return list(lines);
  }

  private static String timeline(Facts facts) {
    var out = new StringBuilder("All times: %s.\n".formatted(facts.zone()));
    LocalDate day = null;
    for (Event event : facts.events()) {
      LocalDate on = event.at().atZone(facts.zone()).toLocalDate();
      if (!on.equals(day)) {
        out.append("\n**").append(DAY.format(on)).append("**\n\n");
        day = on;
      }
      out.append("- ").append(line(event, facts)).append('\n');
    }
    return day == null ? "" : out.toString();
  }

  private static String line(Event event, Facts facts) {
    String actor = event.actor();
    String who = actor == null ? "" : " (%s)".formatted(facts.names().getOrDefault(actor, actor));
    String link = event.link();
    return "%s %s%s%s%s"
        .formatted(
            TIME.format(event.at().atZone(facts.zone())),
            kind(event.kind()),
            Prose.line(event.words(), facts.names()),
            who,
            link == null ? "" : " [message](%s)".formatted(link));
  }

  /** What the words alone would not say. */
  private static String kind(Event.Kind kind) {
    return switch (kind) {
      case OPENED -> "Opened: ";
      case ALARM -> "Alarm: ";
      case UPDATE -> "Update: ";
      case NOTICE -> "To customers: ";
      case RELEASE -> "Release: ";
      case DECISION -> "Decided: ";
      case REPORT -> "Report: ";
      case RECOVERY, ANSWERED, STATUS, SEVERITY, ROLE, CORRECTED, MARKED, NOTE -> "";
    };
  }

  private static List<String> causes(Facts facts) {
    return facts.events().stream()
        .filter(event -> event.kind() == Event.Kind.STATUS && event.words().startsWith(IDENTIFIED))
        .map(event -> Prose.line(event.words().substring(IDENTIFIED.length()), facts.names()))
        .distinct()
        .toList();
  }

  private static List<String> decisions(Facts facts) {
    List<Decided> decided = new ArrayList<>();
    facts.events().stream()
        .filter(event -> event.kind() == Event.Kind.DECISION)
        .forEach(event -> decided.add(new Decided(event.at(), line(event, facts))));
    for (Notice notice : facts.notices()) {
      Notice.Approved approved = notice.approved();
      if (approved != null) {
        decided.add(
            new Decided(
                approved.at(),
                "%s Customers were told “%s”, approved by %s"
                    .formatted(
                        TIME.format(approved.at().atZone(facts.zone())),
                        Prose.line(notice.text().headline(), facts.names()),
                        facts.names().getOrDefault(approved.by(), approved.by()))));
      }
    }
    return decided.stream().sorted(Comparator.comparing(Decided::at)).map(Decided::words).toList();
  }

  private record Decided(Instant at, String words) {}

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  private static String sentence(String words) {
    return words.matches("(?s).*[.!?…]") ? words : words + ".";
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
