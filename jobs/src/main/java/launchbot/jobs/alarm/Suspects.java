package launchbot.jobs.alarm;

import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.release.Suspect;
import org.jooq.DSLContext;

/** Alarms about errors name the release before them. */
public final class Suspects {
  private Suspects() {}

  /** Empty for an alarm of another kind, and where nothing was released lately. */
  public static Optional<Suspect> of(DSLContext sql, Case c) {
    return c.outage().open()
            && c.struck().stream().anyMatch(one -> Suspect.concerns(one.probe().kind()))
        ? Suspect.of(sql, c.outage().launch(), c.outage().began())
        : Optional.empty();
  }
}
