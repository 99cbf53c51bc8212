package launchbot.bot.checklist;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import launchbot.bot.launch.StatusBoard;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Hours;
import launchbot.jobs.calendar.Occasion;
import launchbot.jobs.calendar.Rhythm;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Actor;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens again what has grown too old, and says so, when the working day begins. Whoever reads
 * before that sees it as open already.
 */
final class Ageing {
  static final String KIND = "checklist";

  private static final Logger log = LoggerFactory.getLogger(Ageing.class);

  private final Ledger ledger;
  private final InstantSource clock;

  Ageing(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  Duty duty() {
    return new Duty(KIND, this::wanted, this::age);
  }

  private Collection<Appointment> wanted() {
    LocalDate today = clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate();
    List<Appointment> wanted = new ArrayList<>();
    for (LaunchStore.Open open : ledger.across(LaunchStore::everywhere)) {
      ledger.read(open.workspace(), sql -> appointment(sql, open, today)).ifPresent(wanted::add);
    }
    return wanted;
  }

  private static Optional<Appointment> appointment(
      DSLContext sql, LaunchStore.Open open, LocalDate today) {
    Optional<Launch> launch = LaunchStore.find(sql, open.launch());
    if (launch.isEmpty() || !ChecklistStore.exists(sql, open.launch())) {
      return Optional.empty();
    }
    Settings settings = SettingsStore.of(sql, open.launch());
    WorkingDays working = settings.workingDays(launch.get().zone());
    // By whole years, so that the appointment stays the same from day to day.
    TreeSet<LocalDate> off = new TreeSet<>(settings.daysOff());
    off.addAll(working.holidays().in(today.getYear()));
    off.addAll(working.holidays().in(today.getYear() + 1));
    Rhythm rhythm = Rhythm.on(working.week(), launch.get().zone(), settings.from()).except(off);
    return Optional.of(
        new Appointment(
            KIND,
            List.of(open.workspace(), String.valueOf(open.launch())),
            rhythm,
            new Hours(settings.from(), settings.to(), working.week())));
  }

  private void age(Occasion occasion) {
    String workspace = occasion.appointment().ids().get(0);
    long launch = Long.parseLong(occasion.appointment().ids().get(1));
    var cause =
        new Cause(workspace, Actor.schedule(KIND), occasion.scheduled(), occasion.receipt());
    try {
      ledger.<Boolean>write(
          cause,
          tx -> {
            boolean changed = EvidenceStore.settle(tx, launch);
            if (changed) {
              StatusBoard.follow(tx, LaunchStore.find(tx.sql(), launch).orElseThrow());
            }
            return changed;
          });
    } catch (AlreadyDone e) {
      log.debug("The checklist of launch {} was looked at already", launch);
    }
  }
}
