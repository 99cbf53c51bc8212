package launchbot.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One figure over several incidents.
 *
 * @param known those of which it is known, the quickest first
 * @param missing how many there are of which it is not
 */
public record Spread(Figure figure, List<IncidentTimes> known, int missing) {

  public Spread {
    known = List.copyOf(known);
  }

  public static Spread of(Figure figure, Collection<IncidentTimes> all) {
    List<IncidentTimes> known =
        all.stream()
            .filter(one -> one.length(figure).isPresent())
            .sorted(Comparator.comparing(one -> one.length(figure).orElseThrow()))
            .toList();
    return new Spread(figure, known, all.size() - known.size());
  }

  /** Of an even number the middle between the two in the middle; empty where none is known. */
  public Optional<Duration> median() {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Duration upper = at(known.size() / 2);
    return Optional.of(
        known.size() % 2 == 1 ? upper : at(known.size() / 2 - 1).plus(upper).dividedBy(2));
  }

  /** The one that took longest; empty where none is known. */
  public Optional<IncidentTimes> worst() {
    return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
  }

  private Duration at(int i) {
    return known.get(i).length(figure).orElseThrow();
  }
}
