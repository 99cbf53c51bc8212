package launchbot.bot.flag;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.bot.slack.Mrkdwn;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.ProductFeature;
import org.jooq.DSLContext;

/** What the rollback plan's map of features says of switches. */
final class Stakes {

  /** The features that a switch turns off. */
  List<ProductFeature> of(DSLContext sql, Flag flag) {
    return PlanStore.current(sql, flag.launch(), flag.environment())
        .map(version -> version.plan().features())
        .orElse(List.of())
        .stream()
        .filter(one -> names(one, flag))
        .toList();
  }

  /** Switches that are on of features whose probes fail behind an incident. */
  List<Flag> failing(DSLContext sql, Incident incident) {
    Set<Integer> bad =
        IncidentStore.outages(sql, incident.id()).stream()
            .flatMap(id -> OutageStore.find(sql, id).stream())
            .map(Case::bad)
            .flatMap(List::stream)
            .map(struck -> struck.probe().number())
            .collect(Collectors.toSet());
    if (bad.isEmpty()) {
      return List.of();
    }
    List<Flag> on = FlagStore.standing(sql, incident.launch()).stream().filter(Flag::on).toList();
    return on.isEmpty()
        ? List.of()
        : PlanStore.current(sql, incident.launch()).stream()
            .flatMap(version ->
                version.plan().features().stream()
                    .filter(one -> one.probes().stream().anyMatch(bad::contains))
                    .flatMap(one ->
                        on.stream()
                            .filter(flag ->
                                flag.environment().equals(version.plan().environment())
                                    && names(one, flag))))
            .distinct()
            .toList();
  }

  /** In a few lines of mrkdwn; empty where nobody said. */
  static List<String> lines(List<ProductFeature> features) {
    return features.stream()
        .flatMap(one ->
            Stream.of(
                    Optional.ofNullable(one.customers()).map(it -> "Customers: " + it),
                    Optional.ofNullable(one.revenue()).map(it -> "Revenue: " + it),
                    one.dependsOn().isEmpty()
                        ? Optional.<String>empty()
                        : Optional.of("It depends on " + String.join(", ", one.dependsOn())))
                .flatMap(Optional::stream)
                .map(it -> Mrkdwn.plain(one.name() + " · " + it)))
        .toList();
  }

  private static boolean names(ProductFeature feature, Flag flag) {
    return Objects.requireNonNullElse(feature.flag(), "")
        .toLowerCase(Locale.ROOT)
        .equals(flag.key().toLowerCase(Locale.ROOT));
  }
}
