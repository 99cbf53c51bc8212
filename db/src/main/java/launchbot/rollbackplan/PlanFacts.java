package launchbot.rollbackplan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import launchbot.launch.LaunchRole;
import launchbot.people.Person;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is held against.
 *
 * @param people those of whom anything is known, by their Slack user ids
 * @param roles who holds which role in the launch
 * @param onCall who is on call by turns
 * @param probes by their numbers
 * @param criteria what is known of each criterion, by its text
 * @param flags keys of the switches of the environment; null where nothing is known of them
 * @param running the release that runs in the environment; null where none is known
 * @param versions that ever finished in the environment
 * @param previous version of the good release before the running one; null where none is known
 */
public record PlanFacts(
    Map<String, Person> people,
    Map<LaunchRole, List<String>> roles,
    Set<String> onCall,
    Map<Integer, Watched> probes,
    Map<String, Measured> criteria,
    @Nullable Set<String> flags,
    @Nullable Release running,
    Set<String> versions,
    @Nullable String previous) {

  public PlanFacts {
    people = Map.copyOf(people);
    roles = Map.copyOf(roles);
    onCall = Set.copyOf(onCall);
    probes = Map.copyOf(probes);
    criteria = Map.copyOf(criteria);
    versions = Set.copyOf(versions);
  }

  /**
   * A probe.
   *
   * @param data whether it has looked at least once
   */
  public record Watched(String name, boolean paused, boolean data) {}

  /**
   * What a criterion is measured by.
   *
   * @param unreadable why it cannot be read, with what to type instead; null where it can
   * @param probes numbers of the probes that it is measured by
   * @param silent what it is measured by brings nothing, in a sentence; null where it does
   */
  public record Measured(
      @Nullable String unreadable, List<Integer> probes, @Nullable String silent) {
    public Measured {
      probes = List.copyOf(probes);
    }
  }

  /** Whoever can be asked for a link of the chain, and can answer. */
  List<String> answering(Chain.Link link) {
    LaunchRole role = link.role();
    Stream<String> asked =
        role == null
            ? link.people().stream()
            : Stream.concat(
                roles.getOrDefault(role, List.of()).stream(),
                role == LaunchRole.ON_CALL ? onCall.stream().sorted() : Stream.empty());
    return asked.distinct().filter(this::decides).toList();
  }

  /** Whether somebody is woken at night: on call by turns, or by their role. */
  boolean wakeful(String person) {
    return onCall.contains(person)
        || roles.getOrDefault(LaunchRole.ON_CALL, List.of()).contains(person);
  }

  /** Deactivated people answer nothing, and guests decide nothing; of strangers it is hoped. */
  boolean decides(String person) {
    Person known = people.get(person);
    return known == null || !(known.deactivated() || known.guest());
  }
}
