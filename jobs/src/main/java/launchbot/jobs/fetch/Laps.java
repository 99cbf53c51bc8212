package launchbot.jobs.fetch;

import java.util.EnumMap;
import java.util.Map;
import launchbot.probe.Phase;
import launchbot.probe.Timings;

/** How long each phase of a request takes. */
final class Laps {
  private final Map<Phase, Long> micros = new EnumMap<>(Phase.class);
  private Phase phase = Phase.RESOLVE;
  private long since = System.nanoTime();

  Phase phase() {
    return phase;
  }

  void enter(Phase next) {
    end();
    phase = next;
  }

  /** Up to where it came, that phase included. */
  Timings done() {
    end();
    return new Timings(
        of(Phase.RESOLVE), of(Phase.CONNECT), of(Phase.TLS), of(Phase.FIRST_BYTE), of(Phase.BODY));
  }

  private long of(Phase one) {
    return micros.getOrDefault(one, -1L);
  }

  private void end() {
    long now = System.nanoTime();
    micros.put(phase, (now - since) / 1_000);
    since = now;
  }
}
