package launchbot.bot.rollback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.alarm.RotaStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.rollback.Panel;
import launchbot.rollback.Run;
import launchbot.rollbackplan.Chain;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who is behind the roles of a chain, as people are now. */
public final class Panels {
  private Panels() {}

  static Panel of(DSLContext sql, Launch launch, Run run, Instant now) {
    return of(sql, launch, run.plan().chain(), run.askedBy(), now);
  }

  /**
   * @param asker null where a criterion proposes it
   */
  static Panel of(DSLContext sql, Launch launch, Chain chain, @Nullable String asker, Instant now) {
    Map<LaunchRole, List<String>> roles = LaunchStore.roles(sql, launch.id());
    List<Panel.Seats> links =
        chain.links().stream().map(link -> seats(sql, launch, link, roles, now)).toList();
    return new Panel(links, asker);
  }

  private static Panel.Seats seats(
      DSLContext sql,
      Launch launch,
      Chain.Link link,
      Map<LaunchRole, List<String>> roles,
      Instant now) {
    LaunchRole role = link.role();
    List<String> people =
        role == null
            ? link.people()
            : switch (role) {
              case LEAD -> List.of(launch.lead());
              case ON_CALL -> onCall(sql, launch, roles, now);
              case APPROVER, SUPPORT, TESTER, MEMBER -> roles.getOrDefault(role, List.of());
            };
    return new Panel.Seats(
        role == null ? "named" : role.key(),
        able(sql, people),
        Math.max(1, link.quorum()),
        link.timeout());
  }

  /** Whoever has the week, then those who hold the role. */
  private static List<String> onCall(
      DSLContext sql, Launch launch, Map<LaunchRole, List<String>> roles, Instant now) {
    List<String> turn = able(sql, RotaStore.of(sql, launch.id(), now).order(now, launch.zone()));
    return turn.isEmpty()
        ? roles.getOrDefault(LaunchRole.ON_CALL, List.of())
        : List.of(turn.getFirst());
  }

  /**
   * Who may break the glass: whoever is on call, or the lead where nobody is. Who was deactivated
   * is passed over for whoever comes next.
   */
  public static List<String> breakGlass(DSLContext sql, Launch launch, Instant now) {
    List<String> people = able(sql, onCall(sql, launch, LaunchStore.roles(sql, launch.id()), now));
    return people.isEmpty() ? List.of(launch.lead()) : people;
  }

  /** Those who can answer: no guests, nobody who has left. */
  private static List<String> able(DSLContext sql, Collection<String> people) {
    Set<String> unable =
        PersonStore.find(sql, people).stream()
            .filter(person -> person.guest() || person.deactivated())
            .map(Person::id)
            .collect(Collectors.toSet());
    return people.stream().distinct().filter(id -> !unable.contains(id)).toList();
  }
}
