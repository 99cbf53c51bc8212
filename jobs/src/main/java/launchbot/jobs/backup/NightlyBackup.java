package launchbot.jobs.backup;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Rhythm;
import launchbot.keep.NightlyCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup a night, at 02:00 UTC: with several replicas, by one of them into its own home. */
public final class NightlyBackup {
  private static final Logger log = LoggerFactory.getLogger(NightlyBackup.class);
  private static final String KIND = "backup";
  private static final Appointment NIGHTLY =
      Appointment.of(KIND, Rhythm.daily(ZoneOffset.UTC, LocalTime.of(2, 0)));

  private NightlyBackup() {}

  public static Duty duty(NightlyCopies copies) {
    return new Duty(
        KIND,
        () -> List.of(NIGHTLY),
        occasion ->
            copies
                .nightly(occasion.scheduled())
                .ifPresent(made -> log.info("Backed up {} rows to {}", made.rows(), made.file())));
  }
}
