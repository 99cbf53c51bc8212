package launchbot.bot.status;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.StatusBoard;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Occasion;
import launchbot.jobs.calendar.Rhythm;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;

/** With a new day a pinned status shows something else, although nobody has changed anything. */
final class NewDay {
  static final String KIND = "status-day";
  private static final LocalTime SHORTLY_AFTER = LocalTime.of(0, 1);

  private NewDay() {}

  static Duty duty(Ledger ledger) {
    return new Duty(KIND, () -> wanted(ledger), occasion -> follow(ledger, occasion));
  }

  private static List<Appointment> wanted(Ledger ledger) {
    return ledger.across(LaunchStore::everywhere).stream()
        .map(open ->
            ledger
                .read(open.workspace(), sql -> LaunchStore.find(sql, open.launch()))
                .map(launch ->
                    Appointment.of(
                        KIND,
                        Rhythm.daily(launch.zone(), SHORTLY_AFTER),
                        open.workspace(),
                        String.valueOf(launch.id()))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static void follow(Ledger ledger, Occasion occasion) {
    List<String> ids = occasion.appointment().ids();
    Instant at = occasion.scheduled();
    var cause = new Cause(ids.get(0), Actor.schedule(KIND), at, occasion.receipt());
    try {
      ledger.<Boolean>write(
          cause,
          tx -> {
            LaunchStore.find(tx.sql(), Long.parseLong(ids.get(1)))
                .ifPresent(launch -> StatusBoard.follow(tx, launch));
            return true;
          });
    } catch (AlreadyDone e) {
      // another replica has done it
    }
  }
}
