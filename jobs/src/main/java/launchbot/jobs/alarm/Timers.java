package launchbot.jobs.alarm;

import launchbot.alarm.Timer;

/** What waits for its moment. */
public final class Timers {
  static final Timer[] OF_ALARMS = {
    Timer.ESCALATE, Timer.REMIND, Timer.STALE, Timer.WAKE, Timer.SETTLE, Timer.TOLD
  };

  private Timers() {}
}
