package launchbot.jobs.calendar;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What this process has done of the calendar. */
final class Tally {
  final AtomicInteger running = new AtomicInteger();
  final LongAdder ran = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder superseded = new LongAdder();
  final LongAdder failed = new LongAdder();
}
