package launchbot.jobs.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A duty that writes down what it is called for. */
final class Diary {
  static final ZoneId ZONE = ZoneId.of("America/New_York"); // neither the JVM's nor PostgreSQL's

  final List<Occasion> entries = new CopyOnWriteArrayList<>();
  volatile Collection<Appointment> wanted = List.of();
  volatile Consumer<Occasion> also = occasion -> {};

  Duty duty() {
    return new Duty(
        "note",
        () -> wanted,
        occasion -> {
          entries.add(occasion);
          also.accept(occasion);
        });
  }

  /** Every day at the time of day that it is then, to the millisecond. */
  static Appointment at(Instant instant, String... ids) {
    return Appointment.of("note", daily(instant), ids);
  }

  static Rhythm daily(Instant instant) {
    return Rhythm.daily(ZONE, time(instant));
  }

  /** Once a week, at that instant. */
  static Appointment weekly(Instant instant, String... ids) {
    var day = instant.atZone(ZONE).getDayOfWeek();
    return Appointment.of("note", Rhythm.on(EnumSet.of(day), ZONE, time(instant)), ids);
  }

  static List<String> receipts(Collection<Occasion> occasions) {
    return occasions.stream().map(Occasion::receipt).toList();
  }

  static List<Appointment> many(int count, Instant first, long millisApart) {
    List<Appointment> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(at(first.plusMillis(i * millisApart), "n" + i));
    }
    return many;
  }

  static LocalTime time(Instant instant) {
    return LocalTime.ofNanoOfDay(
        instant.atZone(ZONE).toLocalTime().toNanoOfDay() / 1_000_000 * 1_000_000);
  }
}
