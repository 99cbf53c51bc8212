package launchbot.bot.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.alarm.OutageStore;
import launchbot.figures.Figure;
import launchbot.figures.IncidentTimes;
import launchbot.figures.TimesStore;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.TimelineStore;
import launchbot.launch.Launch;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.page.Component;
import launchbot.page.ComponentStore;
import launchbot.page.PageStore;
import launchbot.people.Person;
import launchbot.postmortem.Facts;
import org.jooq.DSLContext;

/** Gathers what is known of an incident. */
final class Knowing {
  private Knowing() {}

  /**
   * @param people all of the workspace
   */
  static Facts facts(
      DSLContext sql, Launch launch, Incident incident, List<Person> people, Instant now) {
    List<Notice> notices =
        NoticeStore.ofIncident(sql, incident.id()).stream()
            .filter(notice -> notice.approved() != null)
            .sorted(Comparator.comparing(Knowing::approvedAt))
            .toList();
    Map<String, String> names = new HashMap<>();
    people.forEach(person -> names.put(person.id(), person.name()));
    return new Facts(
        launch.zone(),
        incident,
        length(incident.lasted(now)),
        TimelineStore.of(sql, incident.id()),
        notices,
        IncidentStore.reports(sql, incident.id()),
        components(sql, launch, incident, notices),
        figures(TimesStore.of(sql, incident, now)),
        names);
  }

  /** A draft that is older than another notice may be approved after it. */
  private static Instant approvedAt(Notice notice) {
    return Objects.requireNonNull(notice.approved()).at();
  }

  /** {@code 40 s}, {@code 12 min}, {@code 2 days 3 h 5 min}. */
  static String length(Duration time) {
    List<String> parts = new ArrayList<>();
    if (time.toDays() > 0) {
      parts.add(time.toDays() == 1 ? "1 day" : time.toDays() + " days");
    }
    if (time.toHoursPart() > 0) {
      parts.add(time.toHoursPart() + " h");
    }
    if (time.toMinutesPart() > 0) {
      parts.add(time.toMinutesPart() + " min");
    }
    return parts.isEmpty() ? time.toSeconds() + " s" : String.join(" ", parts);
  }

  /** What is not known is said to be so. */
  private static List<String> figures(IncidentTimes times) {
    return Arrays.stream(Figure.values())
        .map(figure ->
            times
                .length(figure)
                .map(length ->
                    "%s: %s (%s)".formatted(figure.words(), length(length), figure.means()))
                .orElseGet(() -> "%s: %s".formatted(figure.words(), figure.missing())))
        .toList();
  }

  /** By the names that customers were told; else by those of the probes that failed. */
  private static List<String> components(
      DSLContext sql, Launch launch, Incident incident, List<Notice> notices) {
    Set<Long> told =
        notices.stream()
            .flatMap(notice -> notice.components().stream())
            .collect(Collectors.toSet());
    List<String> named =
        PageStore.ofLaunch(sql, launch.id())
            .map(page -> ComponentStore.ofPage(sql, page.id()))
            .orElse(List.of())
            .stream()
            .filter(component -> told.contains(component.id()))
            .map(Component::name)
            .toList();
    return named.isEmpty()
        ? IncidentStore.outages(sql, incident.id()).stream()
            .flatMap(id -> OutageStore.find(sql, id).stream())
            .flatMap(one -> one.struck().stream())
            .map(struck -> struck.probe().name())
            .distinct()
            .toList()
        : named;
  }
}
