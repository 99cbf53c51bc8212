package launchbot.bot.step;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.criterion.Armed;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.Criteria;
import launchbot.criterion.Criterion;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Watch;
import launchbot.probe.WatchStore;
import launchbot.release.Release;
import launchbot.rollback.Run;
import launchbot.rollback.Verification.Look;
import launchbot.rollback.Verification.Reading;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a rollback: the criteria of its plan, and the probes that watch what it is
 * about: all smoke probes for production, and those that its map of features names.
 */
final class Measuring {
  private Measuring() {}

  /**
   * @param since what was seen before counts no more
   */
  static List<Reading> readings(
      DSLContext sql, Launch launch, Run run, Instant since, Instant now) {
    List<Reading> readings = new ArrayList<>();
    List<Armed> armed = ArmedStore.of(sql, launch.id(), run.environment());
    run.plan()
        .criteria()
        .forEach(trigger -> readings.add(reading(trigger.text(), armed, since, now)));
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch.id());
    probes(sql, launch, run)
        .forEach(probe -> readings.add(reading(probe, watches.get(probe.id()), since)));
    return readings;
  }

  /** Lets its probes look now, as {@code /probe run} does. */
  static void hurry(Tx tx, Launch launch, Run run) {
    probes(tx.sql(), launch, run)
        .forEach(probe -> WatchStore.soon(tx.sql(), probe.id(), tx.cause().at()));
  }

  /** The same for what measures speed, so that a drill sees load; each at its own pace. */
  static void load(Tx tx, Launch launch) {
    ProbeStore.ofLaunch(tx.sql(), launch.id()).stream()
        .filter(probe -> probe.spec().kind() == Kind.PERF && probe.pausedAt() == null)
        .forEach(probe -> WatchStore.soon(tx.sql(), probe.id(), tx.cause().at()));
  }

  private static List<Probe> probes(DSLContext sql, Launch launch, Run run) {
    Set<Integer> named =
        run.plan().features().stream()
            .flatMap(feature -> feature.probes().stream())
            .collect(Collectors.toSet());
    boolean production = run.environment().equals(Release.PRODUCTION);
    return ProbeStore.ofLaunch(sql, launch.id()).stream()
        .filter(probe -> probe.pausedAt() == null && !probe.spec().kind().passive())
        .filter(probe ->
            (production && probe.spec().kind() == Kind.SMOKE) || named.contains(probe.number()))
        .toList();
  }

  /** What is not measured by the plan as it is now counts as not measured. */
  private static Reading reading(String text, List<Armed> armed, Instant since, Instant now) {
    String canonical =
        Criteria.read(text) instanceof Criteria.Good(Criterion criterion) ? criterion.text() : text;
    Optional<Armed> found =
        armed.stream().filter(one -> one.criterion().text().equals(canonical)).findFirst();
    Armed.Source source = found.map(Armed::worst).orElse(Armed.Source.NONE);
    Double value = source.standing().value();
    Instant at = source.standing().measuredAt();
    if (found.isEmpty()
        || value == null
        || at == null
        || at.isBefore(since)
        || !source.measurable(now)) {
      return new Reading(canonical, Look.UNKNOWN, null);
    }
    return new Reading(
        canonical,
        found.get().criterion().broken(value) ? Look.BAD : Look.GOOD,
        "measured " + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  private static Reading reading(Probe probe, @Nullable Watch watch, Instant since) {
    String what = "%s probe #%d".formatted(probe.spec().kind().words(), probe.number());
    Watch.Last last = watch == null ? null : watch.last();
    if (last == null || last.at().isBefore(since)) {
      return new Reading(what, Look.UNKNOWN, null);
    }
    Level level = last.outcome().level();
    return new Reading(
        what,
        level == Level.DOWN ? Look.BAD : level == Level.UNTESTABLE ? Look.UNKNOWN : Look.GOOD,
        level == Level.UP ? null : last.outcome().words());
  }
}
