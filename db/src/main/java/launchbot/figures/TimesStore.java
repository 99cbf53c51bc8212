package launchbot.figures;

import static launchbot.sql.Tables.INCIDENT_UPDATE;
import static launchbot.sql.Tables.NOTICE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The times that figures are reckoned from; one query a source, however many incidents. */
public final class TimesStore {
  private TimesStore() {}

  /** Of all that began in a span, the newest first: no drills, merged ones with theirs. */
  public static List<IncidentTimes> between(
      DSLContext sql, long launch, Instant from, Instant until, Instant now) {
    return times(
        sql,
        Merging.of(
            IncidentStore.counted(sql, launch, from, until),
            one -> !one.began().at().isBefore(from) && one.began().at().isBefore(until)),
        now);
  }

  /** Of one, whether it is a drill or not. */
  public static IncidentTimes of(DSLContext sql, Incident incident, Instant now) {
    List<Incident> all = new ArrayList<>(List.of(incident));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(IncidentStore.mergedInto(sql, all.get(i).id()));
    }
    var whole = new Merging.Whole(incident, all.subList(1, all.size()));
    return times(sql, List.of(whole), now).getFirst();
  }

  private static List<IncidentTimes> times(
      DSLContext sql, List<Merging.Whole> wholes, Instant now) {
    Long[] ids = wholes.stream().flatMap(whole -> ids(whole).stream()).toArray(Long[]::new);
    Map<Long, List<Instant>> updates =
        sql.select(INCIDENT_UPDATE.INCIDENT, INCIDENT_UPDATE.AT)
            .from(INCIDENT_UPDATE)
            .where(INCIDENT_UPDATE.INCIDENT.eq(DSL.any(ids)))
            .fetchGroups(INCIDENT_UPDATE.INCIDENT, row -> row.value2().toInstant());
    Map<Long, List<Instant>> notices =
        sql.select(NOTICE.INCIDENT, NOTICE.APPROVED_AT)
            .from(NOTICE)
            .where(
                NOTICE.INCIDENT.eq(DSL.any(ids)),
                NOTICE.STATE.eq("approved"),
                NOTICE.APPROVED_AT.isNotNull())
            .fetchGroups(NOTICE.INCIDENT, row -> row.value2().toInstant());
    return wholes.stream()
        .map(whole ->
            IncidentTimes.of(
                whole.incident(), whole.merged(), all(updates, whole), all(notices, whole), now))
        .toList();
  }

  private static List<Instant> all(Map<Long, List<Instant>> times, Merging.Whole whole) {
    return ids(whole).stream().flatMap(id -> times.getOrDefault(id, List.of()).stream()).toList();
  }

  private static Collection<Long> ids(Merging.Whole whole) {
    return Stream.concat(Stream.of(whole.incident()), whole.merged().stream())
        .map(Incident::id)
        .toList();
  }
}
