package launchbot.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An entry under a rule's pen: a copy whose fields can be set, never kept. */
final class Edit {
  private final Entry before;

  Severity severity;
  String title;
  String impact;
  @Nullable String workaround;
  @Nullable String owner;
  @Nullable LocalDate due;
  List<String> tags;
  EntryState state;
  @Nullable Long duplicateOf;
  @Nullable String fixer;
  @Nullable String verifier;
  boolean selfVerified;
  boolean pulled;
  int movedOut;
  @Nullable Instant decidedAt;
  @Nullable String decidedBy;
  @Nullable Instant deletedAt;

  private Edit(Entry entry) {
    before = entry;
    severity = entry.severity();
    title = entry.title();
    impact = entry.impact();
    workaround = entry.workaround();
    owner = entry.owner();
    due = entry.due();
    tags = entry.tags();
    state = entry.state();
    duplicateOf = entry.duplicateOf();
    fixer = entry.fixer();
    verifier = entry.verifier();
    selfVerified = entry.selfVerified();
    pulled = entry.pulled();
    movedOut = entry.movedOut();
    decidedAt = entry.decidedAt();
    decidedBy = entry.decidedBy();
    deletedAt = entry.deletedAt();
  }

  /** The entry as it is after this change. */
  static Entry of(Entry entry, Instant now, Consumer<Edit> change) {
    Edit edit = new Edit(entry);
    change.accept(edit);
    return edit.done(now);
  }

  private Entry done(Instant now) {
    return new Entry(
        before.number(),
        before.launch(),
        severity,
        title,
        impact,
        workaround,
        owner,
        due,
        tags,
        state,
        duplicateOf,
        before.reporter(),
        before.createdAt(),
        now,
        state == before.state() ? before.stateSince() : now,
        fixer,
        verifier,
        selfVerified,
        pulled,
        movedOut,
        decidedAt,
        decidedBy,
        deletedAt,
        before.source(),
        before.version() + 1);
  }
}
