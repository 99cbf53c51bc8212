package launchbot.bot.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.BoardPart;
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

  /** A part for each. */
  static List<BoardPart> board(DSLContext sql, Launch launch) {
    return IncidentStore.open(sql, launch.id()).stream()
        .map(one -> new BoardPart("incident", Told.name(one), one.drill() ? 1 : 0, lines(one)))
        .toList();
  }

  private static List<BoardPart.Line> lines(Incident one) {
    List<BoardPart.Line> lines = new ArrayList<>();
    lines.add(
        new BoardPart.Line(
            one.sev() == Sev.SEV3 || one.drill() ? BoardPart.Tone.WARN : BoardPart.Tone.BAD,
            "*%s*, %s: %s"
                .formatted(one.sev().key(), one.status().words(), Mrkdwn.plain(one.feels())),
            one.began().at(),
            null));
    String commander = one.crew().commander();
    lines.add(
        commander == null
            ? BoardPart.Line.of(BoardPart.Tone.WARN, "Nobody leads yet")
            : BoardPart.Line.of(BoardPart.Tone.PLAIN, Mrkdwn.user(commander) + " leads"));
    Instant due = one.updateDue();
    if (due != null) {
      lines.add(
          BoardPart.Line.of(
              BoardPart.Tone.PLAIN, "Next update by " + Mrkdwn.time(due, ZoneOffset.UTC)));
    }
    return lines;
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
