package launchbot.jobs.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One line of a metrics endpoint: a name, its labels, and where it stands. */
record Series(String name, SortedMap<String, String> labels, double value) {

  static Series of(String name, Map<String, String> labels, double value) {
    return new Series(name, new TreeMap<>(labels), value);
  }

  /** What tells it from others. */
  String key() {
    return name
        + labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining("\u0000", "\u0001", ""));
  }
}
