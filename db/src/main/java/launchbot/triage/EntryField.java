package launchbot.triage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import launchbot.ledger.Change;
import org.jspecify.annotations.Nullable;

/**
 * A value of an entry that rules can change, in the words of its history, readable both ways: what
 * is recorded is exactly what {@link Undo} puts back. {@code changedAt}, {@code stateSince} and
 * {@code version} follow from the change itself and are not recorded.
 */
record EntryField(String word, Read read, Write write) {

  /** The value in words; null where nothing is set. */
  interface Read {
    @Nullable String from(Entry entry);
  }

  /** Sets what {@link Read} returned. */
  interface Write {
    void to(Edit edit, @Nullable String value);
  }

  static final List<EntryField> ALL =
      List.of(
          field("severity", e -> e.severity().key(), (e, v) -> e.severity = Severity.of(given(v))),
          field("title", Entry::title, (e, v) -> e.title = given(v)),
          field("impact", Entry::impact, (e, v) -> e.impact = given(v)),
          field("workaround", Entry::workaround, (e, v) -> e.workaround = v),
          field("owner", Entry::owner, (e, v) -> e.owner = v),
          field(
              "due", e -> words(e.due()), (e, v) -> e.due = v == null ? null : LocalDate.parse(v)),
          field(
              "tags",
              e -> e.tags().isEmpty() ? null : String.join(" ", e.tags()),
              (e, v) -> e.tags = v == null ? List.of() : List.of(v.split(" ", -1))),
          field("state", e -> e.state().key(), (e, v) -> e.state = EntryState.of(given(v))),
          field(
              "duplicate-of",
              e -> words(e.duplicateOf()),
              (e, v) -> e.duplicateOf = v == null ? null : Long.valueOf(v)),
          field("fixer", Entry::fixer, (e, v) -> e.fixer = v),
          field("verifier", Entry::verifier, (e, v) -> e.verifier = v),
          field("self-verified", e -> yes(e.selfVerified()), (e, v) -> e.selfVerified = v != null),
          field("pulled", e -> yes(e.pulled()), (e, v) -> e.pulled = v != null),
          field(
              "moved-out",
              e -> e.movedOut() == 0 ? null : String.valueOf(e.movedOut()),
              (e, v) -> e.movedOut = v == null ? 0 : Integer.parseInt(v)),
          field("decided-at", e -> words(e.decidedAt()), (e, v) -> e.decidedAt = instant(v)),
          field("decided-by", Entry::decidedBy, (e, v) -> e.decidedBy = v),
          field("deleted-at", e -> words(e.deletedAt()), (e, v) -> e.deletedAt = instant(v)));

  static Optional<EntryField> named(String word) {
    return ALL.stream().filter(field -> field.word.equals(word)).findFirst();
  }

  /** What a new entry consists of. */
  static List<Change.Field> all(Entry entry) {
    return recorded(field -> new Change.Field(field.word, null, field.read.from(entry)));
  }

  /** What became another value. */
  static List<Change.Field> between(Entry before, Entry after) {
    return recorded(
        field -> new Change.Field(field.word, field.read.from(before), field.read.from(after)));
  }

  private static List<Change.Field> recorded(Function<EntryField, Change.Field> words) {
    return ALL.stream()
        .map(words)
        .filter(change -> !Objects.equals(change.from(), change.to()))
        .toList();
  }

  private static EntryField field(String word, Read read, Write write) {
    return new EntryField(word, read, write);
  }

  private static String given(@Nullable String value) {
    return requireNonNull(value, "a value that every entry has");
  }

  private static @Nullable Instant instant(@Nullable String value) {
    return value == null ? null : Instant.parse(value);
  }

  private static @Nullable String words(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String yes(boolean is) {
    return is ? "yes" : null;
  }
}
