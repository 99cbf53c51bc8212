package launchbot.criterion;

import static launchbot.criterion.ArmedStore.utc;
import static launchbot.sql.Tables.RELEASE_LOOK;
import static launchbot.sql.tables.DueReleaseLooks.DUE_RELEASE_LOOKS;

import com.google.gson.Gson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.errors.Measure;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.RouteSpeed;
import launchbot.probe.RouteSpeedStore;
import launchbot.probe.Watch;
import launchbot.probe.WatchState;
import launchbot.probe.WatchStore;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.sql.Routines;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** What is looked at after releases, as rows. */
public final class ReleaseLookStore {
  private static final Gson GSON = new Gson();
  private static final Duration EARLIER = Duration.ofMinutes(30);

  private ReleaseLookStore() {}

  /** One of some workspace, by the release's id. */
  public record Key(String workspace, long release) {}

  /**
   * One that is not judged yet.
   *
   * @param woken whether its probes were asked to look
   */
  public record Open(long release, Instant askedAt, boolean woken, Before before) {}

  /** How it stands before a release, for a release that finishes now. */
  public static Before before(DSLContext sql, Launch launch, Release release) {
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch.id());
    List<Probe> probes =
        ProbeStore.ofLaunch(sql, launch.id()).stream()
            .filter(probe -> probe.pausedAt() == null && of(sql, release, probe))
            .toList();
    Instant from = release.startedAt().minus(EARLIER);
    Measure rate =
        Gauge.measure(sql, launch.id(), new Metric.ErrorRate(), from, release.startedAt());
    return new Before(
        probes.stream()
            .filter(probe -> probe.kind() == Kind.SMOKE)
            .map(probe ->
                new Before.Smoke(
                    probe.id(), probe.number(), probe.name(), down(watches.get(probe.id()))))
            .toList(),
        probes.stream()
            .filter(probe -> probe.kind() == Kind.PERF)
            .map(probe ->
                new Before.Perf(
                    probe.id(), probe.number(), probe.name(), baseline(sql, probe.id())))
            .toList(),
        rate.value().isEmpty() ? null : rate.value().getAsDouble(),
        rate.samples() > 0);
  }

  /** Its probes look, and are waited for. */
  public static void open(Tx tx, Release release, Before before) {
    Instant now = tx.cause().at();
    tx.sql()
        .insertInto(RELEASE_LOOK)
        .set(RELEASE_LOOK.WORKSPACE, tx.cause().workspace())
        .set(RELEASE_LOOK.RELEASE, release.id())
        .set(RELEASE_LOOK.ASKED_AT, utc(now))
        .set(RELEASE_LOOK.NEXT_AT, utc(now))
        .set(RELEASE_LOOK.WOKEN, false)
        .set(RELEASE_LOOK.BASELINE, JSONB.valueOf(GSON.toJson(before)))
        .onConflictDoNothing()
        .execute();
  }

  public static List<Key> due(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.dueReleaseLooks(utc(now), most))
        .fetch(row ->
            new Key(
                row.get(DUE_RELEASE_LOOKS.LOOK_WORKSPACE),
                row.get(DUE_RELEASE_LOOKS.LOOK_RELEASE)));
  }

  /** The one, unless it is judged or somebody else has it in hand. */
  public static Optional<Open> lock(Tx tx, long release) {
    return tx.sql()
        .selectFrom(RELEASE_LOOK)
        .where(RELEASE_LOOK.RELEASE.eq(release), RELEASE_LOOK.JUDGED_AT.isNull())
        .forUpdate()
        .skipLocked()
        .fetchOptional(row ->
            new Open(
                row.getRelease(),
                row.getAskedAt().toInstant(),
                row.getWoken(),
                GSON.fromJson(row.getBaseline().data(), Before.class)));
  }

  /** Its probes look as soon as may be. */
  public static void wake(Tx tx, Open open, Instant next) {
    Before before = open.before();
    before.smoke().forEach(one -> WatchStore.soon(tx.sql(), one.probe(), tx.cause().at()));
    before.perf().forEach(one -> WatchStore.soon(tx.sql(), one.probe(), tx.cause().at()));
    tx.sql()
        .update(RELEASE_LOOK)
        .set(RELEASE_LOOK.WOKEN, true)
        .set(RELEASE_LOOK.NEXT_AT, utc(next))
        .where(RELEASE_LOOK.RELEASE.eq(open.release()))
        .execute();
  }

  public static void next(Tx tx, long release, Instant at) {
    tx.sql()
        .update(RELEASE_LOOK)
        .set(RELEASE_LOOK.NEXT_AT, utc(at))
        .where(RELEASE_LOOK.RELEASE.eq(release))
        .execute();
  }

  public static void judged(Tx tx, long release) {
    tx.sql()
        .update(RELEASE_LOOK)
        .set(RELEASE_LOOK.JUDGED_AT, utc(tx.cause().at()))
        .where(RELEASE_LOOK.RELEASE.eq(release))
        .execute();
  }

  /** What it comes to by now. */
  public static Aftermath.Answer judge(DSLContext sql, long launch, Open open, Instant now) {
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch);
    Map<Long, Aftermath.Now> seen = new HashMap<>();
    Instant asked = open.askedAt();
    for (Before.Smoke one : open.before().smoke()) {
      Watch watch = watches.get(one.probe());
      Watch.Last last = watch == null ? null : watch.last();
      if (watch != null && last != null && !last.at().isBefore(asked)) {
        seen.put(
            one.probe(),
            new Aftermath.Now(last.outcome().level(), watch.recent().pending(), Map.of(), true));
      }
    }
    for (Before.Perf one : open.before().perf()) {
      Watch watch = watches.get(one.probe());
      Watch.Last last = watch == null ? null : watch.last();
      Map<String, Double> routes = new HashMap<>();
      RouteSpeedStore.of(sql, one.probe()).stream()
          .filter(speed -> !speed.lastAt().isBefore(asked))
          .forEach(speed -> routes.put(speed.route(), speed.last().toNanos() / 1e6));
      boolean looked = last != null && !last.at().isBefore(asked);
      seen.put(one.probe(), new Aftermath.Now(null, false, looked ? routes : Map.of(), looked));
    }
    Instant end = asked.plus(Aftermath.TRAFFIC);
    Measure rate =
        open.before().told()
            ? Gauge.measure(
                sql,
                launch,
                new Metric.ErrorRate(),
                asked,
                now.isBefore(end) ? now.plusSeconds(1) : end)
            : new Measure(0, OptionalDouble.empty());
    return Aftermath.judge(open.before(), seen, rate, Duration.between(asked, now));
  }

  /** In production all look but those of a group that another environment is called like. */
  private static boolean of(DSLContext sql, Release release, Probe probe) {
    String group = probe.partOf();
    if (!release.environment().equals(Release.PRODUCTION)) {
      return release.environment().equalsIgnoreCase(group);
    }
    Set<String> others =
        ReleaseStore.running(sql, release.launch()).stream()
            .map(Release::environment)
            .filter(one -> !one.equals(Release.PRODUCTION))
            .collect(Collectors.toSet());
    return group == null || others.stream().noneMatch(group::equalsIgnoreCase);
  }

  private static boolean down(@Nullable Watch watch) {
    return watch != null && watch.state() == WatchState.DOWN;
  }

  private static Map<String, Double> baseline(DSLContext sql, long probe) {
    Map<String, Double> routes = new HashMap<>();
    for (RouteSpeed speed : RouteSpeedStore.of(sql, probe)) {
      Duration good = Objects.requireNonNullElse(speed.p95(), Duration.ZERO);
      if (good.isPositive()) {
        routes.put(speed.route(), good.toNanos() / 1e6);
      }
    }
    return routes;
  }
}
