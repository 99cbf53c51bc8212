package launchbot.bot.runbook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import launchbot.alarm.RotaStore;
import launchbot.incident.IncidentSettingsStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.runbook.Templates;
import org.jooq.DSLContext;

/** What templates can be filled with. */
final class Known {
  private final URI base;

  /**
   * @param base where visitors reach this process
   */
  Known(URI base) {
    this.base = base;
  }

  Templates.Facts facts(DSLContext sql, Launch launch, Instant now) {
    Map<String, String> names =
        PersonStore.everybody(sql).stream()
            .collect(Collectors.toMap(Person::id, Person::name, (one, _) -> one));
    UnaryOperator<String> name = id -> names.getOrDefault(id, id);
    Map<LaunchRole, List<String>> roles = LaunchStore.roles(sql, launch.id());
    Optional<StatusPage> page = PageStore.ofLaunch(sql, launch.id());
    boolean apart = IncidentSettingsStore.of(sql, launch.id()).channel() != null;
    return new Templates.Facts(
        "the channel of the launch",
        apart ? "the channel of incidents" : null,
        name.apply(launch.lead()),
        RotaStore.of(sql, launch.id(), now).onCall(now, launch.zone()).map(name).orElse(null),
        named(roles, LaunchRole.APPROVER, name),
        named(roles, LaunchRole.SUPPORT, name),
        page.map(one -> base.resolve("/status/" + one.slug()).toString()).orElse(null),
        page.map(StatusPage::support).orElse(null));
  }

  private static List<String> named(
      Map<LaunchRole, List<String>> roles, LaunchRole role, UnaryOperator<String> name) {
    return roles.getOrDefault(role, List.of()).stream().map(name).toList();
  }
}
