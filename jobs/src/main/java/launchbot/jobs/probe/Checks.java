package launchbot.jobs.probe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.probe.Kind;

/** What probes can look at, by kind. {@code launchbot.jobs.checks} has the list. */
public final class Checks {
  private final Map<Kind, Check> byKind = new EnumMap<>(Kind.class);

  private Checks(List<Check> checks) {
    for (Check check : checks) {
      for (Kind kind : check.kinds()) {
        if (byKind.put(kind, check) != null) {
          throw new IllegalArgumentException("two checks of " + kind);
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException where two look at one kind
   */
  public static Checks of(List<Check> checks) {
    return new Checks(checks);
  }

  /** Empty for kinds that nothing can look at. */
  public Optional<Check> of(Kind kind) {
    return Optional.ofNullable(byKind.get(kind));
  }
}
