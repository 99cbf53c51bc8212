package launchbot.postmortem;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import launchbot.incident.Crew;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import org.jspecify.annotations.Nullable;

/** An incident that lasted over midnight, as its facts. */
final class Night {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Instant BEGAN = Instant.parse("2026-12-03T21:50:00Z");
  static final Map<String, String> NAMES = Map.of("U1", "Ada Okoro", "U2", "Ben Ito");

  private Night() {}

  static Facts facts() {
    return facts(incident());
  }

  static Facts facts(Incident incident) {
    return new Facts(
        BERLIN,
        incident,
        "2 h 10 min",
        List.of(
            event(0, Event.Kind.ALARM, null, "Checkout is down: 503"),
            event(2, Event.Kind.OPENED, null, "Nobody can pay"),
            event(4, Event.Kind.ANSWERED, "U1", "took it"),
            event(30, Event.Kind.STATUS, "U1", "identified: A migration locked the orders"),
            event(40, Event.Kind.DECISION, "U1", "Roll back: 12 % of requests fail"),
            event(
                75,
                Event.Kind.MARKED,
                "U2",
                "<@U1> look at <https://example.com/g|the graph>\nand this &amp; that"),
            event(130, Event.Kind.STATUS, "U1", "rolled back")),
        List.of(notice()),
        3,
        List.of("Checkout", "Payments"),
        List.of("time to detect: 2 min", "time to tell customers: 8 min"),
        NAMES);
  }

  static Incident incident() {
    return new Incident(
        7,
        1,
        4,
        "Nobody can pay",
        Sev.SEV1,
        false,
        "C1",
        null,
        new Status.Resolved(Resolution.ROLLED_BACK, "back on 1.4.2"),
        at(130),
        Incident.Began.at(BEGAN),
        at(2),
        new Incident.Opened(at(2), null),
        new Incident.Answered(at(4), "U1"),
        at(130),
        0,
        Crew.NOBODY,
        null,
        5);
  }

  static Notice notice() {
    return new Notice(
        1,
        1,
        1,
        7L,
        Moment.OUTAGE,
        Notice.State.APPROVED,
        new Notice.Text("Payments fail", "We are on it."),
        Shows.OUTAGE,
        List.of(),
        null,
        null,
        null,
        false,
        new Notice.Written("U1", at(9)),
        null,
        new Notice.Approved("U2", at(10), false),
        1);
  }

  static Event event(long minutes, Event.Kind kind, @Nullable String actor, String words) {
    return new Event(0, 7, at(minutes), at(minutes), kind, actor, words, null, null, null);
  }

  static Instant at(long minutes) {
    return BEGAN.plusSeconds(60 * minutes);
  }
}
