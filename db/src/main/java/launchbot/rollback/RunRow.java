package launchbot.rollback;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import launchbot.rollbackplan.PlanJson;
import launchbot.sql.tables.records.RollbackRunRecord;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Rollbacks as rows, and back. */
final class RunRow {
  private RunRow() {}

  /** What stays as it was proposed. */
  static RollbackRunRecord row(Run.Draft draft) {
    var row = new RollbackRunRecord();
    row.setEnvironment(draft.plan().environment());
    row.setPlan(JSONB.valueOf(PlanJson.write(draft.plan())));
    row.setPlanVersion(draft.planVersion());
    row.setDrill(draft.drill());
    row.setRelease(draft.release());
    row.setTarget(draft.target());
    row.setIncident(draft.incident());
    row.setChannel(draft.channel());
    row.setReason(draft.reason());
    row.setFeature(draft.feature());
    row.setAskedBy(draft.askedBy());
    return row;
  }

  static void set(RollbackRunRecord row, Status status, Instant at) {
    row.setStatus(status.key());
    row.setStatusAt(utc(at));
    row.setLink(status instanceof Status.Proposed(int link) ? link : null);
    row.setStatusBy(
        switch (status) {
          case Status.Approved(@Nullable String alone) -> alone;
          case Status.Refused(String by, _) -> by;
          case Status.Aborted(String by, _) -> by;
          default -> null;
        });
    row.setSaid(
        switch (status) {
          case Status.Closed(@Nullable String note) -> note;
          case Status.Refused(_, String reason) -> reason;
          case Status.Aborted(_, String reason) -> reason;
          default -> null;
        });
    row.setSince(
        switch (status) {
          case Status.Running(Instant since) -> utc(since);
          case Status.Verified(Instant since) -> utc(since);
          default -> null;
        });
  }

  static Run run(RollbackRunRecord row) {
    return new Run(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        PlanJson.read(row.getPlan().data()),
        row.getPlanVersion(),
        row.getDrill(),
        row.getRelease(),
        row.getTarget(),
        row.getIncident(),
        row.getChannel(),
        row.getReason(),
        row.getFeature(),
        row.getAskedBy(),
        row.getProposedAt().toInstant(),
        status(row),
        row.getStatusAt().toInstant(),
        row.getVersion());
  }

  private static Status status(RollbackRunRecord row) {
    return switch (row.getStatus()) {
      case "proposed" -> new Status.Proposed(row.getLink());
      case "approved" -> new Status.Approved(row.getStatusBy());
      case "preflight" -> new Status.Preflight();
      case "running" -> new Status.Running(since(row));
      case "verified" -> new Status.Verified(since(row));
      case "closed" -> new Status.Closed(row.getSaid());
      case "refused" -> new Status.Refused(by(row), said(row));
      case "aborted" -> new Status.Aborted(by(row), said(row));
      default -> throw new IllegalStateException("status " + row.getStatus());
    };
  }

  private static Instant since(RollbackRunRecord row) {
    return Objects.requireNonNull(row.getSince()).toInstant();
  }

  private static String by(RollbackRunRecord row) {
    return Objects.requireNonNull(row.getStatusBy());
  }

  private static String said(RollbackRunRecord row) {
    return Objects.requireNonNull(row.getSaid());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
