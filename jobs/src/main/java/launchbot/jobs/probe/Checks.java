package launchbot.jobs.probe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.probe.Kind;

/** The one list of what probes can look at. */
public final class Checks {
  private final Map<Kind, Check> byKind = new EnumMap<>(Kind.class);

  private Checks(List<Check> checks) {
    checks.forEach(check ->
        check
            .kinds()
            .forEach(kind -> {
              if (byKind.put(kind, check) != null) {
                throw new IllegalArgumentException("two checks of " + kind);
              }
            }));
  }

  public static Checks of(Instruments instruments) {
    return new Checks(List.of(new HttpCheck(instruments)));
  }

  /** Empty for kinds that wait to be told. */
  public Optional<Check> of(Kind kind) {
    return Optional.ofNullable(byKind.get(kind));
  }
}
