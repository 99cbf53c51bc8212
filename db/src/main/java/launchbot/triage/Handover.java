package launchbot.triage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A whole list that goes into another workspace, where nobody knows the people who were on it.
 *
 * @param entries as they were, by number, deleted ones too, so that numbers can stay the same
 * @param from where they come from, to stand after "from": {@code the sandbox}
 * @param names of the people there, by their ids
 */
public record Handover(List<Entry> entries, String from, Map<String, String> names) {

  public Handover {
    entries = List.copyOf(entries);
    names = Map.copyOf(names);
  }

  /**
   * The entries as they become: state, severity, words and dates stay; owners, who are strangers
   * here, do not. What needs an owner by its severity gets whoever brings it.
   *
   * @param first the number of the first one; the others follow it
   */
  List<Verdict.Moved<Entry>> into(long launch, long first, String person, Instant now) {
    Map<Long, Long> numbers = new HashMap<>();
    for (Entry entry : entries) {
      numbers.put(entry.number(), first + numbers.size());
    }
    return entries.stream().map(entry -> move(entry, launch, numbers, person, now)).toList();
  }

  private Verdict.Moved<Entry> move(
      Entry old, long launch, Map<Long, Long> numbers, String person, Instant now) {
    Long duplicateOf = old.duplicateOf() == null ? null : numbers.get(old.duplicateOf());
    // A duplicate of something that stays behind would point at whatever has that number here.
    boolean orphan = old.state() == EntryState.DUPLICATE && duplicateOf == null;
    boolean kept = old.severity() == Severity.POST_LAUNCH && !old.state().closed();
    Entry entry =
        new Entry(
            numbers.getOrDefault(old.number(), 0L),
            launch,
            old.severity(),
            old.title(),
            old.impact(),
            old.workaround(),
            kept ? person : null,
            old.due(),
            old.tags(),
            orphan ? EntryState.WONT_FIX : old.state(),
            duplicateOf,
            person,
            old.createdAt(),
            now,
            old.stateSince(),
            null,
            null,
            false,
            old.pulled(),
            old.movedOut(),
            old.decidedAt(),
            old.decidedBy() == null ? null : person,
            old.deletedAt(),
            null,
            1);
    return new Verdict.Moved<>(
        entry, new Change("added", entry.subject(), EntryField.all(entry), origin(old)));
  }

  private String origin(Entry old) {
    List<String> people =
        Stream.of(
                told("reported by", old.reporter()),
                told("owned by", old.owner()),
                told("fixed by", old.fixer()),
                told("verified by", old.verifier()))
            .flatMap(Optional::stream)
            .toList();
    return "Brought over from %s, where it was #%d, %s"
        .formatted(from, old.number(), String.join(", ", people));
  }

  private Optional<String> told(String what, @Nullable String id) {
    return id == null
        ? Optional.empty()
        : Optional.of(what + " " + names.getOrDefault(id, "somebody"));
  }
}
