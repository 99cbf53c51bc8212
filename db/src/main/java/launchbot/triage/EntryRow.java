package launchbot.triage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.sql.tables.records.EntryRecord;
import org.jspecify.annotations.Nullable;

/** An entry as a row, and back. */
final class EntryRow {
  private EntryRow() {}

  /** All that a row says of an entry but where it belongs: workspace, number and launch. */
  static void fill(EntryRecord row, Entry entry) {
    row.setRank((short) entry.severity().rank());
    row.setTitle(entry.title());
    row.setImpact(entry.impact());
    row.setWorkaround(entry.workaround());
    row.setOwner(entry.owner());
    row.setDue(entry.due());
    row.setTags(entry.tags().toArray(String[]::new));
    row.setState(entry.state().key());
    row.setDuplicateOf(entry.duplicateOf());
    row.setReporter(entry.reporter());
    row.setCreatedAt(utc(entry.createdAt()));
    row.setChangedAt(utc(entry.changedAt()));
    row.setStateSince(utc(entry.stateSince()));
    row.setFixer(entry.fixer());
    row.setVerifier(entry.verifier());
    row.setSelfVerified(entry.selfVerified());
    row.setPulled(entry.pulled());
    row.setMovedOut(entry.movedOut());
    row.setDecidedAt(utcOrNull(entry.decidedAt()));
    row.setDecidedBy(entry.decidedBy());
    row.setDeletedAt(utcOrNull(entry.deletedAt()));
    row.setSource(entry.source());
    row.setVersion(entry.version());
    row.setFingerprint(Fingerprint.of(entry.title()));
  }

  static Entry entry(EntryRecord row) {
    return new Entry(
        row.getNumber(),
        row.getLaunch(),
        Severity.ofRank(row.getRank()),
        row.getTitle(),
        row.getImpact(),
        row.getWorkaround(),
        row.getOwner(),
        row.getDue(),
        List.of(row.getTags()),
        EntryState.of(row.getState()),
        row.getDuplicateOf(),
        row.getReporter(),
        row.getCreatedAt().toInstant(),
        row.getChangedAt().toInstant(),
        row.getStateSince().toInstant(),
        row.getFixer(),
        row.getVerifier(),
        row.getSelfVerified(),
        row.getPulled(),
        row.getMovedOut(),
        instantOrNull(row.getDecidedAt()),
        row.getDecidedBy(),
        instantOrNull(row.getDeletedAt()),
        row.getSource(),
        row.getVersion());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
