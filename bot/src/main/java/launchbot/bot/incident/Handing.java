package launchbot.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.web.Markdown;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/** What went wrong, as the handover document says it. Drills are left out. */
final class Handing {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /** What is older has been learnt from, or never will be. */
  private static final Duration BACK = Duration.ofDays(90);

  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch, Instant now) {
    List<Incident> real =
        IncidentStore.between(sql, launch.id(), now.minus(BACK), now).stream()
            .filter(one -> !one.drill() && !(one.status() instanceof Status.Merged))
            .toList();
    return List.of(
        new Passage(
            Chapter.RISKS,
            "Incidents that last",
            list(real, Incident::open, launch.zone()),
            List.of()),
        new Passage(
            Chapter.CHANGED,
            "Incidents of the last 90 days",
            list(real, one -> !one.open(), launch.zone()),
            List.of()));
  }

  private static String list(List<Incident> incidents, Predicate<Incident> which, ZoneId zone) {
    return incidents.stream()
        .filter(which)
        .map(one ->
            "- Incident %d, %s, %s: %s (%s)"
                .formatted(
                    one.number(),
                    DAY.format(one.began().at().atZone(zone)),
                    one.sev().key(),
                    Markdown.plain(one.feels()),
                    one.status().words()))
        .collect(Collectors.joining("\n"));
  }
}
