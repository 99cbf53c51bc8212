package launchbot.bot.rollbackplan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.alarm.Rota;
import launchbot.alarm.RotaStore;
import launchbot.criterion.Criteria;
import launchbot.criterion.Metric;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Watch;
import launchbot.probe.WatchStore;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanFacts;
import launchbot.rollbackplan.PlanLinter;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.StarterPlan;
import launchbot.rollbackplan.Step;
import org.jooq.DSLContext;

/** What is known now of all that a rollback plan names. */
public final class PlanKnown {
  private static final int RELEASES = 200;

  private PlanKnown() {}

  public static List<Lint> lint(DSLContext sql, Launch launch, RollbackPlan plan, Instant now) {
    return PlanLinter.lint(plan, facts(sql, launch, plan, now));
  }

  static PlanFacts facts(DSLContext sql, Launch launch, RollbackPlan plan, Instant now) {
    Map<LaunchRole, List<String>> roles = roles(sql, launch);
    List<String> onCall = RotaStore.of(sql, launch.id(), now).order(now, launch.zone());
    Set<String> ids = new HashSet<>(onCall);
    roles.values().forEach(ids::addAll);
    plan.steps().stream()
        .flatMap(step ->
            Stream.of(Optional.ofNullable(step.owner()), Optional.ofNullable(step.deputy())))
        .flatMap(Optional::stream)
        .forEach(ids::add);
    plan.chain().links().stream().map(Chain.Link::people).forEach(ids::addAll);
    List<Probe> probes = ProbeStore.ofLaunch(sql, launch.id());
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch.id());
    Optional<Release> running = ReleaseStore.running(sql, launch.id(), plan.environment());
    Set<String> flags =
        FlagStore.standing(sql, launch.id()).stream()
            .filter(flag -> flag.environment().equals(plan.environment()))
            .map(Flag::key)
            .collect(Collectors.toSet());
    return new PlanFacts(
        people(sql, ids),
        roles,
        Set.copyOf(onCall),
        probes.stream().collect(Collectors.toMap(Probe::number, one -> watched(one, watches))),
        plan.criteria().stream()
            .map(RollbackPlan.Trigger::text)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), text -> measured(text, probes))),
        flags,
        running.orElse(null),
        ReleaseStore.list(sql, launch.id(), plan.environment(), 0, RELEASES).stream()
            .filter(one ->
                one.state() == Release.State.FINISHED || one.state() == Release.State.ROLLED_BACK)
            .map(Release::version)
            .collect(Collectors.toSet()),
        running
            .flatMap(one -> ReleaseStore.previousGood(sql, one))
            .map(Release::version)
            .orElse(null));
  }

  /** A plan to begin with. */
  static RollbackPlan starter(DSLContext sql, Launch launch, String environment, Instant now) {
    Rota rota = RotaStore.of(sql, launch.id(), now);
    Map<LaunchRole, List<String>> roles = roles(sql, launch);
    Set<String> ids = new HashSet<>(rota.order(now, launch.zone()));
    roles.values().forEach(ids::addAll);
    Map<String, Person> people = people(sql, ids);
    Function<List<String>, List<String>> answering =
        all ->
            all.stream()
                .filter(one -> {
                  Person person = people.get(one);
                  return person == null || !(person.guest() || person.deactivated());
                })
                .toList();
    Map<LaunchRole, List<String>> able = new HashMap<>();
    roles.forEach((role, holders) -> able.put(role, answering.apply(holders)));
    List<Probe> probes = ProbeStore.ofLaunch(sql, launch.id());
    return StarterPlan.of(
        environment,
        new StarterPlan.Known(
            launch.lead(),
            able,
            answering.apply(rota.order(now, launch.zone())),
            ReleaseStore.running(sql, launch.id(), environment).orElse(null),
            any(probes, Kind.ERRORS, Kind.METRICS),
            any(probes, Kind.SMOKE)));
  }

  /** Everybody whom the plan names. */
  static Set<String> named(RollbackPlan plan) {
    Set<String> people = new HashSet<>();
    for (Step step : plan.steps()) {
      Stream.of(
              Optional.ofNullable(step.owner()),
              Optional.ofNullable(step.deputy()),
              Optional.ofNullable(step.contact()))
          .flatMap(Optional::stream)
          .filter(one -> one.matches("[UW][A-Z0-9]{2,30}"))
          .forEach(people::add);
    }
    plan.chain().links().forEach(link -> people.addAll(link.people()));
    return people;
  }

  /** By Slack user id. */
  static Map<String, Person> people(DSLContext sql, Set<String> ids) {
    return PersonStore.find(sql, ids).stream()
        .collect(Collectors.toMap(Person::id, Function.identity()));
  }

  private static Map<LaunchRole, List<String>> roles(DSLContext sql, Launch launch) {
    Map<LaunchRole, List<String>> roles = new HashMap<>(LaunchStore.roles(sql, launch.id()));
    roles.put(LaunchRole.LEAD, List.of(launch.lead()));
    return roles;
  }

  private static PlanFacts.Watched watched(Probe probe, Map<Long, Watch> watches) {
    Watch watch = watches.get(probe.id());
    return new PlanFacts.Watched(
        probe.name(), probe.pausedAt() != null, watch != null && watch.last() != null);
  }

  private static PlanFacts.Measured measured(String text, List<Probe> probes) {
    return switch (Criteria.read(text)) {
      case Criteria.Bad(String why) -> new PlanFacts.Measured(why, List.of(), null);
      case Criteria.Good(var criterion) -> {
        List<Integer> on = new ArrayList<>();
        String silent = null;
        switch (criterion.metric()) {
          case Metric.Fails(int probe) -> on.add(probe);
          case Metric.Reads(int probe) -> on.add(probe);
          case Metric.Smoke() ->
              silent =
                  any(probes, Kind.SMOKE) ? null : "no smoke probe walks; `/probe smoke` adds one.";
          case Metric.ErrorRate(), Metric.P95 _ ->
              silent =
                  any(probes, Kind.ERRORS, Kind.METRICS)
                      ? null
                      : "no program tells of its requests; `/probe errors` says how.";
          case Metric.Reading _ -> {
            // A person may enter it: whether one does shows only then.
          }
        }
        yield new PlanFacts.Measured(null, on, silent);
      }
    };
  }

  private static boolean any(List<Probe> probes, Kind... kinds) {
    return probes.stream().anyMatch(one -> List.of(kinds).contains(one.kind()));
  }
}
