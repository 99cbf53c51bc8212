package launchbot.triage;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something that is broken, and what becomes of it. People are Slack user ids.
 *
 * @param number counts within the workspace; what people call it by
 * @param stateSince since when it is in this state
 * @param selfVerified the fixer verified it alone
 * @param pulled taken into the sprint although its severity is out of scope
 * @param movedOut how often somebody decided that the sprint goes without it
 * @param decidedAt when that was decided last
 * @param source permalink of the message that it came from
 * @param version counts the changes, so that two at once are noticed
 */
public record Entry(
    long number,
    long launch,
    Severity severity,
    String title,
    String impact,
    @Nullable String workaround,
    @Nullable String owner,
    @Nullable LocalDate due,
    List<String> tags,
    EntryState state,
    @Nullable Long duplicateOf,
    String reporter,
    Instant createdAt,
    Instant changedAt,
    Instant stateSince,
    @Nullable String fixer,
    @Nullable String verifier,
    boolean selfVerified,
    boolean pulled,
    int movedOut,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable Instant deletedAt,
    @Nullable String source,
    int version) {

  public Entry {
    tags = List.copyOf(tags);
    // As fine as PostgreSQL keeps it: an entry that is read back equals the one that was written.
    createdAt = createdAt.truncatedTo(MICROS);
    changedAt = changedAt.truncatedTo(MICROS);
    stateSince = stateSince.truncatedTo(MICROS);
    decidedAt = decidedAt == null ? null : decidedAt.truncatedTo(MICROS);
    deletedAt = deletedAt == null ? null : deletedAt.truncatedTo(MICROS);
  }

  /** Whether the sprint works on it: by its severity, or because somebody pulled it in. */
  public boolean inSprint() {
    return severity.inScope() || pulled;
  }

  public boolean deleted() {
    return deletedAt != null;
  }

  public boolean overdue(LocalDate today) {
    return due != null && due.isBefore(today) && !state.closed();
  }

  public Subject subject() {
    return new Subject("entry", number);
  }
}
