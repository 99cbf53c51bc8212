package launchbot.errors;

import java.time.Instant;
import java.util.Map;

/** Where the counters of a metrics endpoint stood, by what tells them apart. */
public record Reading(Instant at, Map<String, Double> values) {
  public Reading {
    values = Map.copyOf(values);
  }
}
