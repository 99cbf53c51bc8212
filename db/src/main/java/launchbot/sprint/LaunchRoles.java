package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.util.List;
import java.util.Map;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;

/** Who gets which role in a launch. The lead is {@link Launches#lead}'s to change. */
public final class LaunchRoles {
  /** How many people hold one role. */
  public static final int MOST = 20;

  private LaunchRoles() {}

  /**
   * Gives people a role; whether they can hold one is asked of Slack, before.
   *
   * @param held who holds what now
   * @return those who did not have it
   */
  public static Verdict<List<String>> give(
      Launch launch,
      LaunchRole role,
      List<String> people,
      Map<LaunchRole, List<String>> held,
      Role who) {
    List<String> before = held.getOrDefault(role, List.of());
    List<String> added = people.stream().distinct().filter(p -> !before.contains(p)).toList();
    return orMoved(
        first(
            Permissions.check(who, Verb.GIVE_ROLES),
            when(
                role == LaunchRole.LEAD,
                "A launch has one lead: `/launch role lead @somebody` names another."),
            when(
                added.isEmpty(), "They have that role already: `/launch role` shows who has what."),
            when(
                before.size() + added.size() > MOST,
                "At most %d people hold one role: take it from somebody first.".formatted(MOST))),
        added,
        new Change(
            "gave a role",
            Launches.subject(launch),
            added.stream().map(person -> new Change.Field(role.key(), null, person)).toList(),
            null));
  }

  /**
   * @return those who had it
   */
  public static Verdict<List<String>> take(
      Launch launch,
      LaunchRole role,
      List<String> people,
      Map<LaunchRole, List<String>> held,
      Role who) {
    List<String> before = held.getOrDefault(role, List.of());
    List<String> taken = people.stream().distinct().filter(before::contains).toList();
    return orMoved(
        first(
            Permissions.check(who, Verb.GIVE_ROLES),
            when(
                role == LaunchRole.LEAD,
                "A launch is never without a lead: `/launch role lead @somebody` names another."),
            when(
                taken.isEmpty(), "They do not have that role: `/launch role` shows who has what.")),
        taken,
        new Change(
            "took a role",
            Launches.subject(launch),
            taken.stream().map(person -> new Change.Field(role.key(), person, null)).toList(),
            null));
  }
}
