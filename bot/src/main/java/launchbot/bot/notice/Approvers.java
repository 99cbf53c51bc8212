package launchbot.bot.notice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who else could approve a notice: whoever has a part in the launch or leads its incident. */
final class Approvers {
  private Approvers() {}

  /** All who hold one, whether they can still answer or not, but that person. */
  static List<String> asked(
      DSLContext sql, Launch launch, @Nullable Incident incident, String exceptFor) {
    Set<String> people = new LinkedHashSet<>();
    if (incident != null) {
      Stream.of(incident.crew().commander(), incident.crew().communications())
          .flatMap(Stream::ofNullable)
          .forEach(people::add);
    }
    people.add(launch.lead());
    LaunchStore.roles(sql, launch.id()).values().forEach(people::addAll);
    people.remove(exceptFor);
    return List.copyOf(people);
  }

  /** Those of them who can: no guests, nobody who has left. */
  static List<String> others(
      DSLContext sql, Launch launch, @Nullable Incident incident, String exceptFor) {
    List<String> asked = asked(sql, launch, incident, exceptFor);
    Set<String> unable =
        PersonStore.find(sql, asked).stream()
            .filter(person -> person.guest() || person.deactivated())
            .map(Person::id)
            .collect(Collectors.toSet());
    return asked.stream().filter(id -> !unable.contains(id)).toList();
  }
}
