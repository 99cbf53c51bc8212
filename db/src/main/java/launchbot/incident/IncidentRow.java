package launchbot.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import launchbot.sql.tables.records.IncidentRecord;
import org.jspecify.annotations.Nullable;

/** Incidents as rows, and back. */
final class IncidentRow {
  private IncidentRow() {}

  static IncidentRecord row(Incident incident) {
    var row = new IncidentRecord();
    row.setLaunch(incident.launch());
    row.setNumber(incident.number());
    row.setFeels(incident.feels());
    row.setSeverity(incident.sev().key());
    row.setDrill(incident.drill());
    row.setChannel(incident.channel());
    row.setRoom(incident.room());
    row.setStatus(incident.status().key());
    row.setStatusAt(utc(incident.statusAt()));
    row.setSaid(incident.status().said());
    row.setResolution(
        incident.status() instanceof Status.Resolved(Resolution how, _) ? how.key() : null);
    row.setMergedInto(incident.status() instanceof Status.Merged(long into) ? into : null);
    row.setBeganAt(utc(incident.began().at()));
    row.setBeganFirst(orNull(incident.began().first()));
    row.setBeganBy(incident.began().by());
    row.setDetectedAt(utc(incident.detectedAt()));
    row.setOpenedAt(utc(incident.opened().at()));
    row.setOpenedBy(incident.opened().by());
    Incident.Answered answered = incident.acknowledged();
    row.setAcknowledgedAt(answered == null ? null : utc(answered.at()));
    row.setAcknowledgedBy(answered == null ? null : answered.by());
    row.setResolvedAt(orNull(incident.resolvedAt()));
    row.setReopened(incident.reopened());
    row.setCommander(incident.crew().commander());
    row.setCommunications(incident.crew().communications());
    row.setOperations(incident.crew().operations());
    row.setUpdateDueAt(orNull(incident.updateDue()));
    row.setVersion(incident.version());
    return row;
  }

  static Incident incident(IncidentRecord row) {
    String answeredBy = row.getAcknowledgedBy();
    OffsetDateTime answeredAt = row.getAcknowledgedAt();
    return new Incident(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getFeels(),
        Sev.parse(row.getSeverity()).orElseThrow(),
        row.getDrill(),
        row.getChannel(),
        row.getRoom(),
        status(row),
        row.getStatusAt().toInstant(),
        new Incident.Began(
            row.getBeganAt().toInstant(), instant(row.getBeganFirst()), row.getBeganBy()),
        row.getDetectedAt().toInstant(),
        new Incident.Opened(row.getOpenedAt().toInstant(), row.getOpenedBy()),
        answeredAt == null || answeredBy == null
            ? null
            : new Incident.Answered(answeredAt.toInstant(), answeredBy),
        instant(row.getResolvedAt()),
        row.getReopened(),
        new Crew(row.getCommander(), row.getCommunications(), row.getOperations()),
        instant(row.getUpdateDueAt()),
        row.getVersion());
  }

  private static Status status(IncidentRecord row) {
    String said = row.getSaid();
    return switch (row.getStatus()) {
      case "investigating" -> new Status.Investigating(said);
      case "identified" -> new Status.Identified(said);
      case "monitoring" -> new Status.Monitoring(said);
      case "resolved" ->
          new Status.Resolved(Resolution.parse(row.getResolution()).orElseThrow(), said);
      case "merged" -> new Status.Merged(Objects.requireNonNull(row.getMergedInto()));
      default -> throw new IllegalStateException("status " + row.getStatus());
    };
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
