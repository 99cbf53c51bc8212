package launchbot.page;

import static launchbot.sql.Tables.INCIDENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.ResultStore;
import launchbot.probe.Uptime;
import launchbot.release.BuildStore;
import launchbot.release.ReleaseStore;
import org.jooq.DSLContext;

/** Reads what a page is drawn from. */
public final class PageFactsStore {
  private static final Duration DAY = Duration.ofDays(1);

  /** How far back it is told at all. */
  private static final Period TOLD = Period.ofYears(1);

  private static final int SHIPPED = 10;

  private PageFactsStore() {}

  /** Empty where there is no such page in the workspace. */
  public static Optional<PageFacts> read(DSLContext sql, long id, Instant now) {
    return PageStore.find(sql, id).map(page -> read(sql, page, now));
  }

  private static PageFacts read(DSLContext sql, StatusPage page, Instant now) {
    List<Component> components = ComponentStore.ofPage(sql, page.id());
    Instant since = now.atOffset(ZoneOffset.UTC).minus(TOLD).toInstant();
    List<Notice> told = NoticeStore.told(sql, page.launch(), since);
    return new PageFacts(
        page,
        components,
        Story.of(told, merged(sql, page.launch())),
        days(sql, page.launch(), components, now),
        PostmortemStore.published(sql, page.launch()).stream()
            .flatMap(one -> lesson(one).stream())
            .toList(),
        shipped(sql, page.launch()),
        now);
  }

  /** What the team wants customers to read, where it wants them to at all. */
  private static List<PageFacts.Shipped> shipped(DSLContext sql, long launch) {
    return BuildStore.settings(sql, launch).feed()
        ? ReleaseStore.shown(sql, launch, SHIPPED).stream()
            .filter(one -> !one.changes().isEmpty())
            .map(one -> new PageFacts.Shipped(one.version(), one.startedAt(), one.changes()))
            .toList()
        : List.of();
  }

  private static Optional<PageFacts.Lesson> lesson(Postmortem postmortem) {
    Postmortem.Shown shown = postmortem.shown();
    return shown == null || postmortem.drill()
        ? Optional.empty()
        : Optional.of(new PageFacts.Lesson(postmortem.number(), shown.title(), shown.at()));
  }

  private static Map<Long, Long> merged(DSLContext sql, long launch) {
    return sql.select(INCIDENT.ID, INCIDENT.MERGED_INTO)
        .from(INCIDENT)
        .where(INCIDENT.LAUNCH.eq(launch), INCIDENT.MERGED_INTO.isNotNull())
        .fetchMap(INCIDENT.ID, INCIDENT.MERGED_INTO);
  }

  /** Of each component that probes belong to, the worst probe of each day. */
  private static Map<Long, SortedMap<LocalDate, Uptime>> days(
      DSLContext sql, long launch, List<Component> components, Instant now) {
    List<Probe> probes =
        ProbeStore.everOfLaunch(sql, launch).stream()
            .filter(probe -> probe.kind().outage())
            .toList();
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    Map<Long, SortedMap<LocalDate, Uptime>> byProbe =
        ResultStore.days(
            sql,
            components.stream().flatMap(one -> one.of(probes).stream()).map(Probe::id).toList(),
            today.minusDays(PageView.DAYS - 1));
    // Days are put together some time after they end; until then yesterday is reckoned here.
    List<LocalDate> late = List.of(today.minusDays(1), today);
    List<Maintenance> maintenance = MaintenanceStore.ofLaunch(sql, launch);
    Map<LocalDate, Map<Long, Uptime>> reckoned = new HashMap<>();
    for (LocalDate day : late) {
      reckoned.put(day, ResultStore.uptimes(sql, launch, probes, range(day, now), maintenance));
    }
    Map<Long, SortedMap<LocalDate, Uptime>> byComponent = new HashMap<>();
    for (Component component : components) {
      Map<LocalDate, List<Uptime>> all = new HashMap<>();
      for (Probe probe : component.of(probes)) {
        SortedMap<LocalDate, Uptime> days =
            new TreeMap<>(byProbe.getOrDefault(probe.id(), new TreeMap<>()));
        for (LocalDate day : late) {
          days.putIfAbsent(
              day, reckoned.getOrDefault(day, Map.of()).getOrDefault(probe.id(), Uptime.NONE));
        }
        days.forEach((day, uptime) -> all.computeIfAbsent(day, _ -> new ArrayList<>()).add(uptime));
      }
      if (!all.isEmpty()) {
        SortedMap<LocalDate, Uptime> worst = new TreeMap<>();
        all.forEach((day, uptimes) -> {
          worst.put(day, Uptime.worst(uptimes));
        });
        byComponent.put(component.id(), worst);
      }
    }
    return byComponent;
  }

  /** A day in UTC, as far as it is over. */
  private static Uptime.Range range(LocalDate day, Instant now) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = from.plus(DAY);
    return new Uptime.Range(from, end.isBefore(now) ? end : now);
  }
}
