package launchbot.incident;

import static launchbot.incident.IncidentRow.utc;
import static launchbot.sql.Tables.INCIDENT_UPDATE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.IncidentUpdateRecord;
import org.jooq.DSLContext;

/** Updates as rows. */
public final class UpdateStore {
  private UpdateStore() {}

  /** Keeps one, of now and of whoever acts. The caller records the change of the incident. */
  public static Update add(Tx tx, long incident, Update.Draft draft) {
    var row = new IncidentUpdateRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setIncident(incident);
    row.setBy(tx.cause().actor().id());
    row.setAt(utc(tx.cause().at()));
    row.setConditions(draft.conditions());
    row.setActions(draft.actions());
    row.setNeeds(draft.needs());
    Instant next = draft.nextBy();
    row.setNextBy(next == null ? null : utc(next));
    return tx.sql()
        .insertInto(INCIDENT_UPDATE)
        .set(row)
        .returning()
        .fetchSingle(UpdateStore::update);
  }

  /** Those of an incident, the oldest first. */
  public static List<Update> of(DSLContext sql, long incident) {
    return sql.selectFrom(INCIDENT_UPDATE)
        .where(INCIDENT_UPDATE.INCIDENT.eq(incident))
        .orderBy(INCIDENT_UPDATE.ID)
        .fetch(UpdateStore::update);
  }

  public static Optional<Update> last(DSLContext sql, long incident) {
    return sql.selectFrom(INCIDENT_UPDATE)
        .where(INCIDENT_UPDATE.INCIDENT.eq(incident))
        .orderBy(INCIDENT_UPDATE.ID.desc())
        .limit(1)
        .fetchOptional(UpdateStore::update);
  }

  private static Update update(IncidentUpdateRecord row) {
    OffsetDateTime next = row.getNextBy();
    return new Update(
        row.getId(),
        row.getIncident(),
        row.getBy(),
        row.getAt().toInstant(),
        row.getConditions(),
        row.getActions(),
        row.getNeeds(),
        next == null ? null : next.toInstant());
  }
}
