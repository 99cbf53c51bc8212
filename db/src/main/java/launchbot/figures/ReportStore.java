package launchbot.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import launchbot.errors.RateStore;
import launchbot.launch.Launch;
import launchbot.page.Component;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.ResultStore;
import launchbot.probe.Uptime;
import org.jooq.DSLContext;

/** Puts a report together; the number of questions does not grow with the number of incidents. */
public final class ReportStore {
  /** What probes belong to that are in no group. */
  private static final String REST = "other probes";

  private ReportStore() {}

  public static FiguresReport of(DSLContext sql, Launch launch, Period period, Instant now) {
    Instant from = period.from(launch.zone());
    Instant until = period.until(launch.zone());
    List<IncidentTimes> all = TimesStore.between(sql, launch.id(), from, until, now);
    return new FiguresReport(
        period,
        launch.zone().getId(),
        Summary.of(all),
        ErrorRates.of(all, RateStore.rates(sql, launch.id(), ErrorRates.spans(all, now))),
        uptime(sql, launch, new Uptime.Range(from, until.isAfter(now) ? now : until)));
  }

  private static List<ComponentUptime> uptime(DSLContext sql, Launch launch, Uptime.Range range) {
    List<Probe> probes = ProbeStore.ofLaunch(sql, launch.id());
    Map<Long, Uptime> uptimes =
        ResultStore.uptimes(
            sql, launch.id(), probes, range, MaintenanceStore.ofLaunch(sql, launch.id()));
    List<Component> components =
        PageStore.ofLaunch(sql, launch.id())
            .map(StatusPage::id)
            .map(page -> PageStore.components(sql, page))
            .orElse(List.of());
    if (!components.isEmpty()) {
      return components.stream()
          .map(component -> together(component.name(), component.of(probes), uptimes))
          .toList();
    }
    Map<String, List<Probe>> groups =
        probes.stream()
            .collect(
                Collectors.groupingBy(
                    probe -> Objects.requireNonNullElse(probe.partOf(), REST),
                    TreeMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> together(group.getKey(), group.getValue(), uptimes))
        .toList();
  }

  private static ComponentUptime together(
      String name, List<Probe> probes, Map<Long, Uptime> uptimes) {
    List<Uptime> each =
        probes.stream().map(probe -> uptimes.getOrDefault(probe.id(), Uptime.NONE)).toList();
    return new ComponentUptime(name, probes.size(), Uptime.worst(each));
  }
}
