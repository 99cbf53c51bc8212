package launchbot.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a team has watched.
 *
 * @param number counts within the launch; what people call it by
 * @param partOf the group it belongs to, as the team calls it: {@code checkout}; null for none
 * @param parent the id of the probe whose failure explains this one's; null for none
 * @param pausedAt null while it looks
 * @param version counts changes, so that two at once are noticed
 */
public record Probe(
    long id,
    long launch,
    int number,
    String name,
    Spec spec,
    Pace pace,
    AlarmSeverity severity,
    @Nullable String partOf,
    @Nullable Long parent,
    @Nullable Instant pausedAt,
    String madeBy,
    Instant madeAt,
    int version) {

  /**
   * One that is not kept yet.
   *
   * @param partOf null for none
   */
  public record Draft(
      String name,
      Spec spec,
      Pace pace,
      AlarmSeverity severity,
      @Nullable String partOf,
      @Nullable Long parent) {

    /** With the defaults of its kind; named by its target. */
    public static Draft of(Spec spec) {
      return new Draft(
          Naming.of(spec),
          spec,
          Pace.of(spec.kind()),
          spec.kind().outage() ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING,
          null,
          null);
    }

    public Draft named(String next) {
      return new Draft(next, spec, pace, severity, partOf, parent);
    }

    public Draft with(Spec next) {
      return new Draft(name, next, pace, severity, partOf, parent);
    }

    public Draft with(Pace next) {
      return new Draft(name, spec, next, severity, partOf, parent);
    }

    public Draft with(AlarmSeverity next) {
      return new Draft(name, spec, pace, next, partOf, parent);
    }

    /** In that group; in none with null. */
    public Draft in(@Nullable String group) {
      return new Draft(name, spec, pace, severity, group, parent);
    }

    /** Explained by that probe's failure; by none with null. */
    public Draft under(@Nullable Long probe) {
      return new Draft(name, spec, pace, severity, partOf, probe);
    }
  }

  public Kind kind() {
    return spec.kind();
  }

  public Probe with(Draft draft) {
    return new Probe(
        id,
        launch,
        number,
        draft.name(),
        draft.spec(),
        draft.pace(),
        draft.severity(),
        draft.partOf(),
        draft.parent(),
        pausedAt,
        madeBy,
        madeAt,
        version);
  }

  public Draft draft() {
    return new Draft(name, spec, pace, severity, partOf, parent);
  }

  /** Paused since then, or looking again with null. */
  public Probe paused(@Nullable Instant since) {
    return new Probe(
        id, launch, number, name, spec, pace, severity, partOf, parent, since, madeBy, madeAt,
        version);
  }
}
