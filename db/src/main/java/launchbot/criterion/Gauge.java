package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import launchbot.errors.Measure;
import launchbot.errors.TrafficStore;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Maintenances;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.ResultStore;
import launchbot.probe.RouteSpeed;
import launchbot.probe.RouteSpeedStore;
import launchbot.probe.Seen;
import launchbot.probe.Uptime;
import launchbot.probe.Watch;
import launchbot.probe.WatchStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What is new to be seen of metrics; one for each transaction, which asks nothing twice. */
final class Gauge {
  /** So soon after its end a minute is looked at: what programs tell of it takes a moment. */
  static final Duration SOON = Duration.ofSeconds(10);

  /** So long a minute is waited for of which too little is known yet. */
  static final Duration LATE = Duration.ofSeconds(75);

  /** Older minutes are not caught up with. */
  private static final Duration BEHIND = Duration.ofHours(1);

  /** So long a number counts that a person has entered. */
  static final Duration ENTERED = Duration.ofHours(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MISSED = 3;

  private final DSLContext sql;
  private final Instant now;
  private final Map<Long, Scene> scenes = new HashMap<>();
  private final Map<Minute, Measure> minutes = new HashMap<>();

  Gauge(DSLContext sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  private record Scene(
      List<Probe> probes, Map<Long, Watch> watches, List<Maintenance> maintenance) {}

  private record Minute(long launch, Instant from, Metric metric) {}

  /** What is new at each thing that a criterion looks at, in its order; none for nothing. */
  Map<Long, List<Look>> looks(Armed armed) {
    return switch (armed.criterion().metric()) {
      case Metric.ErrorRate() -> Map.of(Armed.NO_PROBE, traffic(armed));
      case Metric.P95(String route) -> speed(armed, route);
      case Metric.Smoke() -> failing(armed, probe -> probe.kind() == Kind.SMOKE);
      case Metric.Fails(int number) -> failing(armed, probe -> probe.number() == number);
      case Metric.Reads(int number) -> reading(armed, probe -> probe.number() == number);
      case Metric.Reading(String name) -> {
        Map<Long, List<Look>> all =
            reading(armed, probe -> probe.kind() == Kind.JSON && called(probe, name));
        all.put(Armed.NO_PROBE, entered(armed, name));
        yield all;
      }
    };
  }

  /** Whether a probe is called so, as a word. */
  static boolean called(Probe probe, String name) {
    String word = probe.name().toLowerCase(Locale.ROOT).strip().replaceAll("[^a-z0-9_]+", "-");
    return word.equals(name);
  }

  private interface Which {
    boolean is(Probe probe);
  }

  private Map<Long, List<Look>> speed(Armed armed, @Nullable String route) {
    Map<Long, List<Look>> all = new TreeMap<>();
    all.put(Armed.NO_PROBE, traffic(armed));
    if (route == null) {
      return all;
    }
    for (Probe probe : scene(armed.launch()).probes()) {
      if (probe.kind() != Kind.PERF) {
        continue;
      }
      for (RouteSpeed speed : RouteSpeedStore.of(sql, probe.id())) {
        if (speed.route().equalsIgnoreCase(route)) {
          Instant seen = seen(armed, probe.id());
          Look look =
              Look.of(
                  speed.lastAt(), OptionalDouble.of(speed.last().toNanos() / 1e6), reach(probe));
          all.put(
              probe.id(),
              speed.lastAt().isAfter(seen) ? List.of(quieted(armed, probe, look)) : List.of());
        }
      }
    }
    return all;
  }

  private List<Look> traffic(Armed armed) {
    Instant from = seen(armed, Armed.NO_PROBE).truncatedTo(ChronoUnit.MINUTES);
    Instant oldest = now.minus(BEHIND).truncatedTo(ChronoUnit.MINUTES);
    // A clock that was put back leaves minutes that have not come yet.
    boolean ahead = from.isAfter(now.plus(Judging.BACK));
    from = from.isBefore(oldest) || ahead ? oldest : from;
    List<Look> looks = new ArrayList<>();
    for (; !from.plus(MINUTE).plus(SOON).isAfter(now); from = from.plus(MINUTE)) {
      Instant end = from.plus(MINUTE);
      Measure measure = minute(armed, from);
      if (!measure.measurable() && end.plus(LATE).isAfter(now)) {
        break;
      }
      var look = new Look(from, end, measure.value(), Duration.ZERO, Look.Sort.FRESH);
      looks.add(maintained(armed, end) ? look.quiet() : look);
    }
    return looks;
  }

  private Measure minute(Armed armed, Instant from) {
    Metric metric = armed.criterion().metric();
    return minutes.computeIfAbsent(
        new Minute(armed.launch(), from, metric),
        one -> measure(sql, one.launch(), metric, from, from.plus(MINUTE)));
  }

  /** Of a metric of traffic, in its own unit. */
  static Measure measure(DSLContext sql, long launch, Metric metric, Instant from, Instant to) {
    return switch (metric) {
      case Metric.P95(String route) ->
          route == null
              ? TrafficStore.p95(sql, launch, from, to)
              : TrafficStore.p95(sql, launch, route, from, to);
      default -> {
        Measure share = TrafficStore.errorRate(sql, launch, from, to);
        yield new Measure(
            share.samples(),
            share.value().isEmpty()
                ? share.value()
                : OptionalDouble.of(share.value().getAsDouble() * 100));
      }
    };
  }

  private Map<Long, List<Look>> failing(Armed armed, Which which) {
    Map<Long, List<Look>> all = new TreeMap<>();
    for (Probe probe : of(armed, which)) {
      Instant seen = seen(armed, probe.id());
      Watch.Last last = last(armed, probe);
      List<Look> looks = new ArrayList<>();
      if (last != null && !last.at().equals(seen)) {
        Instant from = seen.isAfter(last.at()) ? last.at() : seen.plusNanos(1_000);
        var range = new Uptime.Range(from, last.at().plusSeconds(1));
        for (Seen one : ResultStore.between(sql, probe.id(), range)) {
          looks.add(quieted(armed, probe, Look.of(one.at(), failed(one.level()), reach(probe))));
        }
      }
      all.put(probe.id(), looks);
    }
    return all;
  }

  private static OptionalDouble failed(Level level) {
    return switch (level) {
      case DOWN -> OptionalDouble.of(1);
      case UP, DEGRADED -> OptionalDouble.of(0);
      case UNTESTABLE -> OptionalDouble.empty();
    };
  }

  private Map<Long, List<Look>> reading(Armed armed, Which which) {
    Map<Long, List<Look>> all = new TreeMap<>();
    for (Probe probe : of(armed, which)) {
      Watch.Last last = last(armed, probe);
      all.put(
          probe.id(),
          last != null && !last.at().equals(seen(armed, probe.id()))
              ? List.of(
                  quieted(
                      armed,
                      probe,
                      Look.of(last.at(), number(last.outcome().facts()), reach(probe))))
              : List.of());
    }
    return all;
  }

  private static OptionalDouble number(Map<String, String> facts) {
    String text = facts.getOrDefault("value", "");
    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?")) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  private List<Look> entered(Armed armed, String name) {
    Instant seen = seen(armed, Armed.NO_PROBE);
    List<Look> looks = new ArrayList<>();
    for (ReadingStore.Reading one : ReadingStore.since(sql, armed.launch(), name, seen)) {
      if (one.by() != null && !one.at().isAfter(now)) {
        looks.add(Look.of(one.at(), OptionalDouble.of(one.value()), ENTERED));
      }
    }
    if (looks.isEmpty()) {
      ReadingStore.entered(sql, armed.launch(), name)
          .filter(one -> one.at().plus(ENTERED).isAfter(now) && !one.at().isBefore(armed.armedAt()))
          .ifPresent(one ->
              looks.add(
                  new Look(now, now, OptionalDouble.of(one.value()), ENTERED, Look.Sort.STANDING)));
    }
    return maintained(armed, now) ? looks.stream().map(Look::quiet).toList() : looks;
  }

  /** The last look that counted; what was before it was armed is not looked at. */
  private static Instant seen(Armed armed, long probe) {
    Instant at = armed.source(probe).standing().at();
    return at == null ? armed.armedAt() : at;
  }

  private List<Probe> of(Armed armed, Which which) {
    return scene(armed.launch()).probes().stream().filter(which::is).toList();
  }

  private Watch.@Nullable Last last(Armed armed, Probe probe) {
    Watch watch = scene(armed.launch()).watches().get(probe.id());
    Watch.Last last = watch == null ? null : watch.last();
    boolean before =
        armed.source(probe.id()).standing().at() == null
            && last != null
            && last.at().isBefore(armed.armedAt());
    return before ? null : last;
  }

  private static Duration reach(Probe probe) {
    return probe.pace().every().multipliedBy(MISSED).plus(MINUTE);
  }

  private Look quieted(Armed armed, Probe probe, Look look) {
    boolean quiet =
        Maintenances.running(scene(armed.launch()).maintenance(), probe, look.at()).isPresent();
    return quiet ? look.quiet() : look;
  }

  /** Whether the whole launch is in maintenance, so that its traffic is. */
  private boolean maintained(Armed armed, Instant at) {
    return scene(armed.launch()).maintenance().stream()
        .filter(one -> one.scope() instanceof Maintenance.Scope.Launch)
        .anyMatch(
            one -> !Maintenances.windows(one, new Uptime.Range(at, at.plusNanos(1))).isEmpty());
  }

  private Scene scene(long launch) {
    return scenes.computeIfAbsent(
        launch,
        id ->
            new Scene(
                ProbeStore.ofLaunch(sql, id),
                WatchStore.ofLaunch(sql, id),
                MaintenanceStore.open(sql, id, now)));
  }
}
