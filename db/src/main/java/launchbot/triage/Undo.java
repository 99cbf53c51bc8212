package launchbot.triage;

import java.time.Instant;
import java.util.Objects;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;

/** Puts back what one's own last change replaced, as long as nothing came after it. */
public final class Undo {

  static final String VERB = "undone";

  private Undo() {}

  public static Verdict<Entry> undo(
      Entry entry,
      Change last,
      String lastActor,
      boolean anythingAfter,
      Standing who,
      Instant now) {
    long n = entry.number();
    if (!last.subject().equals(entry.subject())) {
      throw new IllegalArgumentException("the last change is not about entry " + n);
    }
    boolean added = last.verb().equals("added");
    return Ruling.onAny(entry, Verb.UNDO, who, now)
        .refuseIf(
            anythingAfter || (!added && !stillStands(entry, last)),
            "#%d has changed since then: say what it is to be instead.".formatted(n))
        .refuseIf(
            !who.person().equals(lastActor),
            "Somebody else made the last change of #%d: only they can undo it.".formatted(n))
        .refuseIf(
            last.verb().equals(VERB),
            "The last change of #%d was an undo: say what it is to be instead.".formatted(n))
        .moved(
            VERB,
            edit -> {
              if (added) {
                edit.deletedAt = now;
              } else {
                putBack(edit, last);
              }
            });
  }

  private static boolean stillStands(Entry entry, Change last) {
    return last.fields().stream()
        .allMatch(field ->
            EntryField.named(field.name())
                .map(known -> Objects.equals(known.read().from(entry), field.to()))
                .orElse(true));
  }

  private static void putBack(Edit edit, Change last) {
    for (Change.Field field : last.fields()) {
      EntryField.named(field.name()).ifPresent(known -> known.write().to(edit, field.from()));
    }
  }
}
