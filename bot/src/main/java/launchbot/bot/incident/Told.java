package launchbot.bot.incident;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.Status;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;

/** Sentences about incidents, in mrkdwn. */
final class Told {
  private static final int SAID = 600;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private Told() {}

  /** A moment in plain text, where the launch is: timelines are no mrkdwn. */
  static String plainly(Instant at, Launch launch) {
    return MOMENT.format(at.atZone(launch.zone()));
  }

  /** {@code DRILL · Incident 4}. */
  static String name(Incident incident) {
    return "%sIncident %d".formatted(incident.drill() ? "DRILL · " : "", incident.number());
  }

  /** What it is from now on, to whoever made it so. */
  static String now(Incident incident) {
    return "%s is *%s*%s".formatted(name(incident), incident.status().words(), because(incident));
  }

  /** To its thread, when it is over or begins anew. */
  static String inThread(Incident incident, Cause cause) {
    Actor actor = cause.actor();
    String by = actor.kind() == Actor.Kind.PERSON ? " by " + Mrkdwn.user(actor.id()) : "";
    String lasted =
        incident.open() ? "" : ", after " + AlarmText.lasted(incident.lasted(cause.at()));
    return "%s is *%s*%s%s%s"
        .formatted(
            name(incident),
            incident.open() ? "reopened" : incident.status().words(),
            by,
            lasted,
            because(incident));
  }

  /** To the thread of one that was merged. */
  static String goesOn(Incident gone, Incident into) {
    return "%s is the same as incident %d (%s), in %s. It goes on there; `/incident show %d` shows it."
        .formatted(
            name(gone),
            into.number(),
            Mrkdwn.plain(into.feels()),
            Mrkdwn.channel(into.channel()),
            into.number());
  }

  /** {@code : the last release broke the form}; a full stop where nothing was said. */
  private static String because(Incident incident) {
    Status status = incident.status();
    String said = status.said();
    return said == null ? "." : ": " + Mrkdwn.plain(Mrkdwn.truncate(said, SAID));
  }
}
