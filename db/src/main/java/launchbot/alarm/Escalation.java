package launchbot.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import launchbot.probe.AlarmSeverity;

/**
 * Who is told in which round. Channels and webhooks wake nobody and are told at once. What is meant
 * for one person is told one after the other, the next route and the next person of the rota a
 * round, so that one outage does not ring everywhere; the last round leaves nobody out.
 */
public final class Escalation {
  /** So long an alarm waits for somebody before it goes on. */
  public static final Duration AFTER = Duration.ofMinutes(5);

  /** Rounds after the first message. */
  public static final int ROUNDS = 3;

  private Escalation() {}

  /**
   * @param routes those of the severity, in their order; empty: whoever is on call
   * @param people whom it may go to, from whoever is on call
   * @param round 0 for the first message
   */
  public static List<Target> targets(
      AlarmSeverity severity, List<Route> routes, List<String> people, int round) {
    List<Target> targets = new ArrayList<>();
    List<Route> waking = routes.stream().filter(route -> route.way().wakes()).toList();
    if (round == 0) {
      routes.stream()
          .filter(route -> !route.way().wakes())
          .forEach(route -> targets.add(new Target(route.id(), route.way(), route.place())));
    }
    if (routes.isEmpty()) {
      person(people, round).forEach(one -> targets.add(new Target(null, Way.ON_CALL, one)));
      return targets;
    }
    boolean all = severity != AlarmSeverity.CRITICAL || round >= ROUNDS;
    for (int i = 0; i < waking.size(); i++) {
      if (all || i == round % waking.size()) {
        Route route = waking.get(i);
        if (route.way() == Way.ON_CALL) {
          person(people, round)
              .forEach(one -> targets.add(new Target(route.id(), Way.ON_CALL, one)));
        } else {
          targets.add(new Target(route.id(), route.way(), route.place()));
        }
      }
    }
    // Whatever the routes are, the next person hears of it too.
    boolean personal = targets.stream().anyMatch(target -> target.way() == Way.ON_CALL);
    if (round > 0 && !personal) {
      person(people, round).forEach(one -> targets.add(new Target(null, Way.ON_CALL, one)));
    }
    return targets;
  }

  private static List<String> person(List<String> people, int round) {
    return people.isEmpty() ? List.of() : List.of(people.get(round % people.size()));
  }
}
