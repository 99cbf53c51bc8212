package launchbot.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/**
 * One request about one entry: whatever speaks against it first is the answer, otherwise the entry
 * moves and every value that became another one is recorded.
 */
final class Ruling {
  private final Entry entry;
  private final Instant now;
  private final List<Change.Field> facts = new ArrayList<>();
  private Optional<String> objection;
  private Consumer<Edit> change = edit -> {};
  private @Nullable String reason;

  private Ruling(Entry entry, Instant now, Optional<String> objection) {
    this.entry = entry;
    this.now = now;
    this.objection = objection;
  }

  /** A request that a deleted entry does not take. */
  static Ruling on(Entry entry, Verb verb, Standing who, Instant now) {
    return onAny(entry, verb, who, now)
        .refuseIf(
            entry.deleted(),
            "#%1$d was deleted: bring it back first with `/triage restore %1$d`."
                .formatted(entry.number()));
  }

  /** A request that a deleted entry takes too. */
  static Ruling onAny(Entry entry, Verb verb, Standing who, Instant now) {
    return new Ruling(entry, now, Permissions.check(who.role(), verb));
  }

  Ruling allowed(Verb verb, Standing who) {
    return refuse(Permissions.check(who.role(), verb));
  }

  /** For plans, which a closed entry has none of. */
  Ruling whileNotClosed() {
    return refuseIf(
        entry.state().closed(),
        "#%1$d is %2$s: reopen it first with `/triage reopen %1$d`."
            .formatted(entry.number(), entry.state().words()));
  }

  Ruling refuseIf(boolean fault, String why) {
    return refuse(fault ? Optional.of(why) : Optional.empty());
  }

  Ruling refuse(Optional<String> why) {
    objection = objection.or(() -> why);
    return this;
  }

  /** A reason that has to be given. */
  Ruling because(@Nullable String words, String otherwise) {
    reason = Wording.lineOrNull(words);
    return refuseIf(reason == null, otherwise).refuse(Wording.againstText("A reason", reason));
  }

  /** Something to remember with the change that is no value of the entry. */
  Ruling remember(String name, String value) {
    facts.add(new Change.Field(name, null, value));
    return this;
  }

  Ruling change(Consumer<Edit> next) {
    change = change.andThen(next);
    return this;
  }

  Verdict<Entry> moved(String verb, Consumer<Edit> last) {
    return change(last).moved(verb);
  }

  Verdict<Entry> moved(String verb) {
    if (objection.isPresent()) {
      return new Verdict.Refused<>(objection.get());
    }
    Entry next = Edit.of(entry, now, change);
    List<Change.Field> fields = new ArrayList<>(EntryField.between(entry, next));
    fields.addAll(facts);
    return new Verdict.Moved<>(next, new Change(verb, entry.subject(), fields, reason));
  }
}
