package launchbot.nudge;

import static launchbot.sql.Tables.NUDGE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import launchbot.sql.tables.records.NudgeHoldRecord;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What was told and held as rows, and back. */
final class NudgeRow {
  private NudgeRow() {}

  static Past.Told told(Record row) {
    return new Past.Told(
        row.get(NUDGE.DAY),
        row.get(NUDGE.AGAIN),
        Past.Way.valueOf(row.get(NUDGE.WAY).toUpperCase(Locale.ROOT)),
        row.get(NUDGE.SCHEDULED).toInstant());
  }

  static Hold hold(NudgeHoldRecord row) {
    return new Hold(
        row.getId(),
        row.getLaunch(),
        row.getSubject(),
        row.getRecipient(),
        Kind.parse(row.getKind()).orElseThrow(),
        instant(row.getSnoozedUntil()),
        row.getSnoozes(),
        instant(row.getStoppedAt()),
        instant(row.getAnsweredAt()),
        row.getByWhom());
  }

  static NudgeHoldRecord row(String workspace, Hold hold) {
    var row = new NudgeHoldRecord();
    row.setWorkspace(workspace);
    row.setLaunch(hold.launch());
    row.setSubject(hold.subject());
    row.setRecipient(hold.recipient());
    row.setKind(hold.kind().key());
    row.setSnoozedUntil(utc(hold.snoozedUntil()));
    row.setSnoozes(hold.snoozes());
    row.setStoppedAt(utc(hold.stoppedAt()));
    row.setAnsweredAt(utc(hold.answeredAt()));
    row.setByWhom(hold.by());
    return row;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
