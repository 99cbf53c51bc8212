package launchbot.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import launchbot.bot.Golden;
import launchbot.incident.Crew;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.people.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A timeline as its readers see it: over midnight, in the night of the long hour, in any words. */
class TimelineViewsTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** Two hours before the clocks go back: 02:30 comes twice that night. */
  private static final Instant EVENING = Instant.parse("2026-10-24T20:58:00Z");

  private static final Person ADA = new Person("U0ADA", "Ada", STOCKHOLM, false, false);

  private static final Incident INCIDENT = incident(7, 4);

  private static final List<Event> NIGHT =
      List.of(
          event(1, 0, Event.Kind.ALARM, null, "Checkout is down (alarm 2)", null),
          event(2, 1, Event.Kind.OPENED, null, "Nobody can pay <!channel>", null),
          event(3, 4, Event.Kind.ANSWERED, "U0ADA", "alarm 2", null),
          event(4, 62, Event.Kind.NOTE, "U0ADA", "*restarted* the `queue` | twice", null),
          marked(5, 65, "العربية <!here> https://a.example/?a=1&b=2\nsecond line", 66),
          marked(6, 66, "", null),
          event(7, 212, Event.Kind.STATUS, "U0BEN", "identified: a certificate", null),
          event(8, 272, Event.Kind.UPDATE, "U0BEN", "the clocks went back", null),
          marked(9, 300, Event.DELETED, 310),
          event(10, 330, Event.Kind.DECISION, "U0ADA", "the launch is a no-go", null),
          event(11, 331, Event.Kind.RECOVERY, null, "Checkout is up again (alarm 2)", null));

  @Test
  void overMidnightAndInTheNightOfTheLongHour() {
    Golden.check("timeline", TimelineView.card(INCIDENT, NIGHT, null, ADA));
  }

  @Test
  void whoeverReadsItElsewhereHasOtherDays() {
    var chiyo = new Person("U0CHIYO", "Chiyo", ZoneId.of("Asia/Tokyo"), false, false);
    Golden.check("timeline-elsewhere", TimelineView.card(INCIDENT, NIGHT, null, chiyo));
  }

  @Test
  void aLongOneIsReadPageByPage() {
    List<Event> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(event(i, i, Event.Kind.NOTE, "U0ADA", "x".repeat(1_000), null));
    }
    Golden.check("timeline-page", TimelineView.card(INCIDENT, many, 1, ADA));
    assertThat(TimelineView.card(INCIDENT, many, null, ADA))
        .isEqualTo(TimelineView.card(INCIDENT, many, 99, ADA));
    assertThat(TimelineView.card(INCIDENT, List.of(), null, ADA).blocks()).hasSize(1);
  }

  @Test
  void asAFile() {
    String file =
        TimelineMarkdown.of(INCIDENT, NIGHT, Map.of("U0ADA", "Ada [Lindqvist]"), STOCKHOLM);
    Golden.text("timeline-file", file);
  }

  @Test
  void whichOfSeveral() {
    Golden.check(
        "timeline-which",
        MarkView.which(
            List.of(INCIDENT, incident(8, 5)), new Event.Message("C0LAUNCH", "1732.000100"), null));
  }

  private static Incident incident(long id, int number) {
    return new Incident(
        id,
        1,
        number,
        "Nobody can pay <!channel>",
        Sev.SEV1,
        false,
        "C0LAUNCH",
        null,
        new Status.Investigating(null),
        EVENING,
        Incident.Began.at(EVENING),
        EVENING,
        new Incident.Opened(EVENING, null),
        null,
        null,
        0,
        Crew.NOBODY,
        null,
        1);
  }

  private static Event event(
      long id,
      int minutes,
      Event.Kind kind,
      @Nullable String actor,
      String words,
      Event.@Nullable Message message) {
    Instant at = EVENING.plus(Duration.ofMinutes(minutes));
    String link =
        message == null ? null : "https://x.slack.com/archives/C1/p1?thread_ts=1.000000&cid=C1";
    return new Event(id, 7, at, at, kind, actor, words, link, message, null);
  }

  private static Event marked(long id, int minutes, String words, @Nullable Integer edited) {
    var message =
        new Event.Message("C0LAUNCH", (EVENING.getEpochSecond() + 60L * minutes) + ".000100");
    Event event = event(id, minutes, Event.Kind.MARKED, "U0BEN", words, message);
    return new Event(
        id,
        7,
        event.at(),
        event.notedAt(),
        event.kind(),
        event.actor(),
        words,
        event.link(),
        message,
        edited == null ? null : EVENING.plus(Duration.ofMinutes(edited)));
  }
}
