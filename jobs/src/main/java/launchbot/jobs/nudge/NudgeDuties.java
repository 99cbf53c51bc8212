package launchbot.jobs.nudge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Occasion;
import launchbot.ledger.Actor;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The duties of everything that the bot says of its own accord. */
public final class NudgeDuties {
  private static final Logger log = LoggerFactory.getLogger(NudgeDuties.class);

  private NudgeDuties() {}

  /** What is said when an errand's time has come. */
  public interface Speaker {

    /**
     * Says it in this transaction, which is carried out once for an occasion. Nothing recorded and
     * nothing said: nothing was due.
     *
     * @param scheduled when it was due; the transaction's own time is when it is said
     * @param late it was due more than a day ago
     */
    void speak(Tx tx, Errand errand, Instant scheduled, boolean late);

    /** Afterwards, whether anything was said or not. */
    void after(Errand errand, Instant scheduled);
  }

  public static List<Duty> of(Ledger ledger, InstantSource clock, Speaker speaker) {
    var crews = new Crews(ledger, clock);
    Consumer<Occasion> run = occasion -> run(ledger, clock, speaker, occasion);
    return List.of(
        new Duty(Wanted.NUDGE, () -> crews.appointments(Wanted::nudges), run),
        new Duty(Wanted.STANDUP, () -> crews.appointments(Wanted::standups), run),
        new Duty(Wanted.OPERATOR, () -> crews.ofOldest(Wanted::operator), run));
  }

  private static void run(Ledger ledger, InstantSource clock, Speaker speaker, Occasion occasion) {
    Errand errand = Errand.of(occasion.appointment());
    Instant scheduled = occasion.scheduled();
    Instant now = clock.instant();
    // A clock that is put forward comes after what it passes.
    Instant at = now.isBefore(scheduled) ? scheduled : now;
    var cause =
        new Cause(
            errand.workspace(),
            Actor.schedule(occasion.appointment().kind()),
            at,
            occasion.receipt());
    try {
      ledger.<Boolean>write(
          cause,
          tx -> {
            speaker.speak(tx, errand, scheduled, occasion.late());
            return true;
          });
    } catch (AlreadyDone e) {
      log.debug("{} was carried out before", occasion.receipt());
    }
    speaker.after(errand, scheduled);
  }
}
