package launchbot.jobs.scan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found on the way, each secret once, at the first place where it stands. */
final class Gathering {
  private final Engine engine;
  private final Ignored ignored;
  private final int most;
  private final Map<String, Hit> hits = new LinkedHashMap<>();
  private int left;
  private int large;

  Gathering(Engine engine, Ignored ignored, Limits limits) {
    this.engine = engine;
    this.ignored = ignored;
    this.most = limits.hits();
  }

  boolean skips(Place place) {
    return engine.rules().skips(place);
  }

  void name(Place place) {
    engine.named(place).forEach(this::add);
  }

  void text(Place place, List<Texts.Part> parts) {
    for (Texts.Part part : parts) {
      engine.scan(place, part.first(), part.text()).stream().filter(part::isNew).forEach(this::add);
    }
  }

  /** A file that is too long was left out. */
  void tooLarge() {
    large++;
  }

  List<Hit> hits() {
    return List.copyOf(hits.values());
  }

  boolean full() {
    return hits.size() >= most;
  }

  /** How many the repository's own list says to leave alone. */
  int left() {
    return left;
  }

  int large() {
    return large;
  }

  private void add(Hit hit) {
    if (ignored.holds(hit)) {
      left++;
    } else if (!full()) {
      hits.putIfAbsent(hit.secret(), hit);
    }
  }
}
