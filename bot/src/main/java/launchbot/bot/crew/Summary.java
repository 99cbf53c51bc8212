package launchbot.bot.crew;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Job;
import launchbot.incident.Update;
import launchbot.incident.UpdateStore;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.people.PersonStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How an incident stands, in a few lines for those who were not there. Nothing is escaped. */
final class Summary {
  private Summary() {}

  static String of(DSLContext sql, Launch launch, Incident incident, Instant now) {
    ZoneId zone = launch.zone();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s, incident %d (%s: %s)"
            .formatted(
                incident.drill() ? "DRILL: " : "",
                launch.name(),
                incident.number(),
                incident.sev().key(),
                incident.sev().means()));
    lines.add("What users feel: " + incident.feels());
    String said = incident.status().said();
    lines.add(
        "Status: %s since %s%s"
            .formatted(
                incident.status().words(),
                time(incident.statusAt(), zone),
                said == null ? "" : ": " + said));
    lines.add(
        "Began %s, %s %s"
            .formatted(
                time(incident.began().at(), zone),
                incident.open() ? "has lasted" : "lasted",
                AlarmText.lasted(incident.lasted(now))));
    lines.add(
        "Leads: %s. Speaks: %s. Repairs: %s."
            .formatted(
                name(sql, incident.crew().of(Job.COMMANDER)),
                name(sql, incident.crew().of(Job.COMMUNICATIONS)),
                name(sql, incident.crew().of(Job.OPERATIONS))));
    UpdateStore.last(sql, incident.id())
        .ifPresentOrElse(
            update -> lines.addAll(update(update, zone)),
            () -> lines.add("No update has been sent yet."));
    int reports = IncidentStore.reports(sql, incident.id());
    if (reports > 0) {
      lines.add("Reported by users: %d".formatted(reports));
    }
    lines.add(told(sql, incident, zone));
    Instant due = incident.updateDue();
    if (incident.open() && due != null) {
      lines.add("Next update by " + time(due, zone));
    }
    return String.join("\n", lines);
  }

  private static List<String> update(Update update, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("As of %s: %s".formatted(time(update.at(), zone), update.conditions()));
    if (update.actions() != null) {
      lines.add("Being done: " + update.actions());
    }
    if (update.needs() != null) {
      lines.add("Needed: " + update.needs());
    }
    return lines;
  }

  private static String told(DSLContext sql, Incident incident, ZoneId zone) {
    String last = "Customers have not been told yet.";
    for (Notice notice : NoticeStore.ofIncident(sql, incident.id())) {
      Notice.Approved approved = notice.approved();
      if (approved != null) {
        last =
            "Customers were told %s: %s"
                .formatted(time(approved.at(), zone), notice.text().headline());
      }
    }
    return last;
  }

  private static String name(DSLContext sql, @Nullable String id) {
    return id == null
        ? "nobody"
        : PersonStore.find(sql, id).map(known -> known.person().name()).orElse(id);
  }

  private static String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM HH:mm zzz", Locale.ENGLISH).format(at.atZone(zone));
  }
}
