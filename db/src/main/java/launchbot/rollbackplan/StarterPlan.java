package launchbot.rollbackplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.launch.LaunchRole;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/** A plan to begin with, made of what is known. */
public final class StarterPlan {
  private StarterPlan() {}

  /**
   * What is known.
   *
   * @param lead of the launch, a Slack user id
   * @param roles who holds which; only people who can answer
   * @param onCall by turns, whoever is on call now first; only people who can answer
   * @param running null where no release is known
   * @param traffic whether programs tell of their requests
   * @param smoke whether a smoke probe walks
   */
  public record Known(
      String lead,
      Map<LaunchRole, List<String>> roles,
      List<String> onCall,
      @Nullable Release running,
      boolean traffic,
      boolean smoke) {
    public Known {
      roles = Map.copyOf(roles);
      onCall = List.copyOf(onCall);
    }
  }

  public static RollbackPlan of(String environment, Known known) {
    List<String> hands =
        Stream.of(
                known.onCall(),
                known.roles().getOrDefault(LaunchRole.ON_CALL, List.of()),
                List.of(known.lead()),
                known.roles().getOrDefault(LaunchRole.MEMBER, List.of()))
            .flatMap(List::stream)
            .distinct()
            .toList();
    List<String> voices =
        Stream.concat(
                known.roles().getOrDefault(LaunchRole.SUPPORT, List.of()).stream(),
                Stream.concat(Stream.of(known.lead()), hands.stream()))
            .distinct()
            .toList();
    return new RollbackPlan(
        environment,
        null,
        steps(known, hands, voices),
        chain(known),
        criteria(known),
        List.of(),
        null);
  }

  private static List<Step> steps(Known known, List<String> hands, List<String> voices) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        step(
            "hold",
            Step.Kind.CONFIGURATION,
            "Stop the rollout, and hold every other deploy",
            5,
            hands,
            List.of(),
            true));
    steps.add(
        step(
            "tell-begin",
            Step.Kind.COMMUNICATION,
            "Tell customers and support that we are going back",
            5,
            voices,
            List.of(),
            false));
    steps.add(
        step(
            "save-data",
            Step.Kind.DATABASE,
            saving(known.running()),
            10,
            hands,
            List.of("hold"),
            false));
    steps.add(
        step(
            "put-back",
            Step.Kind.CODE,
            "Deploy the build before the running one again",
            10,
            hands,
            List.of("save-data"),
            false));
    steps.add(
        step(
            "variables",
            Step.Kind.CONFIGURATION,
            "Set the variables as that build expects them",
            5,
            hands,
            List.of("put-back"),
            false));
    steps.add(
        step(
            "look",
            Step.Kind.VERIFICATION,
            "Walk the critical paths, and see that the probes are green",
            10,
            hands,
            List.of("put-back", "variables"),
            false));
    steps.add(
        step(
            "tell-end",
            Step.Kind.COMMUNICATION,
            "Tell customers and support that it is over",
            5,
            voices,
            List.of("look"),
            false));
    return steps;
  }

  private static String saving(@Nullable Release running) {
    Optional<String> forGood =
        running == null
            ? Optional.empty()
            : Optional.of(
                    running.migrations().stream()
                        .filter(one -> Boolean.FALSE.equals(one.reversible()))
                        .map(Release.Migration::name)
                        .limit(3)
                        .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty() && names.length() <= 120);
    return "Take a backup, and see that live data fits the older build"
        + forGood.map(" although %s cannot be undone"::formatted).orElse("");
  }

  private static Step step(
      String key,
      Step.Kind kind,
      String text,
      int minutes,
      List<String> hands,
      List<String> needs,
      boolean containment) {
    return new Step(
        key,
        kind,
        text,
        null,
        hands.getFirst(),
        hands.size() > 1 ? hands.get(1) : null,
        Duration.ofMinutes(minutes),
        null,
        needs,
        true,
        containment,
        null);
  }

  /** An approver, and where none answers the lead. */
  private static Chain chain(Known known) {
    List<Chain.Link> links = new ArrayList<>();
    if (!known.roles().getOrDefault(LaunchRole.APPROVER, List.of()).isEmpty()) {
      links.add(new Chain.Link(LaunchRole.APPROVER, List.of(), 1, Duration.ofMinutes(10)));
    }
    links.addAll(Chain.LEAD.links());
    return new Chain(links);
  }

  private static List<RollbackPlan.Trigger> criteria(Known known) {
    List<RollbackPlan.Trigger> criteria = new ArrayList<>();
    if (known.traffic()) {
      criteria.add(new RollbackPlan.Trigger("error rate >= 5% for 3m", null));
      criteria.add(new RollbackPlan.Trigger("p95 > 800ms for 5m", null));
    }
    if (known.smoke()) {
      criteria.add(new RollbackPlan.Trigger("smoke fails 2x", null));
    }
    return criteria;
  }
}
