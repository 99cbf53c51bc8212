package launchbot.jobs.nudge;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import launchbot.jobs.calendar.Appointment;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Ledger;
import launchbot.nudge.NudgeStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.sprint.SprintStore;
import org.jooq.DSLContext;

/** Reads, workspace by workspace, what the appointments follow from. */
final class Crews {
  private final Ledger ledger;
  private final InstantSource clock;

  Crews(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What all open launches of all workspaces want. */
  Collection<Appointment> appointments(BiFunction<Crew, LocalDate, List<Appointment>> wanted) {
    List<Appointment> all = new ArrayList<>();
    byWorkspace()
        .forEach((workspace, launches) -> {
          for (Crew crew :
              ledger.<List<Crew>>read(workspace, sql -> of(sql, workspace, launches))) {
            all.addAll(
                wanted.apply(crew, clock.instant().atZone(crew.launch().zone()).toLocalDate()));
          }
        });
    return all;
  }

  /** One of each workspace, for its oldest launch. */
  Collection<Appointment> ofOldest(BiFunction<String, Launch, Appointment> wanted) {
    List<Appointment> all = new ArrayList<>();
    byWorkspace()
        .forEach((workspace, launches) ->
            ledger
                .<Optional<Launch>>read(
                    workspace, sql -> LaunchStore.find(sql, launches.getFirst()))
                .ifPresent(oldest -> all.add(wanted.apply(workspace, oldest))));
    return all;
  }

  private Map<String, List<Long>> byWorkspace() {
    Map<String, List<Long>> launches = new LinkedHashMap<>();
    for (LaunchStore.Open open : ledger.<List<LaunchStore.Open>>across(LaunchStore::everywhere)) {
      launches.computeIfAbsent(open.workspace(), _ -> new ArrayList<>()).add(open.launch());
    }
    return launches;
  }

  private static List<Crew> of(DSLContext sql, String workspace, List<Long> launches) {
    List<Crew> crews = new ArrayList<>();
    for (long id : launches) {
      LaunchStore.find(sql, id)
          .ifPresent(launch ->
              crews.add(
                  new Crew(
                      workspace,
                      launch,
                      SettingsStore.of(sql, id),
                      SprintStore.find(sql, id).orElse(null),
                      people(sql, id),
                      NudgeStore.holds(sql, id))));
    }
    return crews;
  }

  /** Somebody whom Slack has not told us about yet is asked once it has. */
  private static List<Person> people(DSLContext sql, long launch) {
    Set<String> ids = new TreeSet<>();
    LaunchStore.roles(sql, launch).values().forEach(ids::addAll);
    return PersonStore.find(sql, ids).stream()
        .filter(person -> !person.guest() && !person.deactivated())
        .sorted(java.util.Comparator.comparing(Person::id))
        .toList();
  }
}
