package launchbot.bot.incident;

import java.time.Instant;
import java.util.List;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.readiness.Reason;
import org.jooq.DSLContext;

/** What open incidents say in the status, in people's lists and against a launch. */
final class Outlook {
  private Outlook() {}

  /** What many users feel now stops a launch; what some feel is a risk. A drill is neither. */
  static List<Reason> reasons(DSLContext sql, Launch launch) {
    return IncidentStore.open(sql, launch.id()).stream()
        .filter(one -> !one.drill())
        .map(one -> reason(launch, one))
        .toList();
  }

  private static Reason reason(Launch launch, Incident one) {
    String commander = one.crew().commander();
    return new Reason(
        one.sev() == Sev.SEV3 ? Reason.Weight.RISKS : Reason.Weight.STOPS,
        "open-incident",
        "Incident %d (%s) is %s: %s"
            .formatted(
                one.number(), one.sev().key(), one.status().words(), Mrkdwn.plain(one.feels())),
        "incident show " + one.number(),
        commander == null ? launch.lead() : commander);
  }

  static List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return IncidentStore.open(sql, launch.id()).stream()
        .map(one ->
            new StatusLine(
                "incident",
                "%s (%s): %s, %s for %s, %s"
                    .formatted(
                        Told.name(one),
                        one.sev().key(),
                        Mrkdwn.plain(one.feels()),
                        one.status().words(),
                        AlarmText.lasted(one.lasted(now)),
                        one.crew().commander() == null
                            ? "nobody leads yet"
                            : Mrkdwn.user(one.crew().commander()) + " leads")))
        .toList();
  }

  /** Whoever leads one. */
  static List<Todo> todos(DSLContext sql, Launch launch) {
    return IncidentStore.open(sql, launch.id()).stream()
        .filter(one -> one.crew().commander() != null)
        .map(one ->
            new Todo(
                String.valueOf(one.crew().commander()),
                one.drill() || one.sev() == Sev.SEV3 ? 1 : 0,
                "Lead %s: %s, %s"
                    .formatted(Told.name(one), Mrkdwn.plain(one.feels()), one.status().words()),
                null,
                IncidentCommand.button("Show", "show", Meant.by(one, ""))))
        .toList();
  }
}
