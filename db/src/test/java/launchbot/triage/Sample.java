package launchbot.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import launchbot.ledger.Verdict;
import launchbot.people.Role;

/** Entry 12 and the people around it. */
final class Sample {
  static final String ADA = "U0ADA";
  static final String BOB = "U0BOB";
  static final Standing ADA_OF_TWO = new Standing(ADA, Role.MEMBER, 2);
  static final Standing BOB_OF_TWO = new Standing(BOB, Role.MEMBER, 2);
  static final Standing ADA_ALONE = new Standing(ADA, Role.LEAD, 1);
  static final Standing GUEST = new Standing("U0GUEST", Role.GUEST, 2);

  static final Instant BEFORE = Instant.parse("2026-11-10T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-12T14:30:00.123456Z");
  static final LocalDate TODAY = LocalDate.parse("2026-11-12");
  static final LocalDate LATER = LocalDate.parse("2026-12-20");

  private Sample() {}

  /** An open high of Ada's with nothing else said, changed as told. */
  static Entry entry(Consumer<Edit> change) {
    Draft draft =
        Draft.of("Card form loses input")
            .withSeverity(Severity.HIGH)
            .withImpact("A customer who mistypes a card number loses the whole form")
            .withOwner(ADA);
    Entry entry = Entries.add(new Intake.Complete(draft), 12, 1, BOB, BEFORE).next();
    return Edit.of(entry, BEFORE, change);
  }

  /** One with everything that its severity requires. */
  static Entry entry(Severity severity) {
    return entry(e -> {
      e.severity = severity;
      if (!severity.inScope()) {
        e.workaround = "Type it again";
        e.due = LATER;
      }
    });
  }

  /** One that came to this state on the usual way: fixed by Ada, verified by Bob. */
  static Entry entry(EntryState state) {
    return entry(e -> {
      e.state = state;
      e.fixer = state == EntryState.FIXED || state == EntryState.VERIFIED ? ADA : null;
      e.verifier = state == EntryState.VERIFIED ? BOB : null;
      e.duplicateOf = state == EntryState.DUPLICATE ? 5L : null;
    });
  }

  /** Another one, for duplicates. */
  static Entry other(long number) {
    Draft draft = Draft.of("Other").withSeverity(Severity.BLOCKER).withImpact("Nobody can pay");
    return Entries.add(new Intake.Complete(draft), number, 1, BOB, BEFORE).next();
  }

  static Entry deleted() {
    return entry(e -> e.deletedAt = BEFORE);
  }

  static List<EntryState> states(boolean closed) {
    return List.of(EntryState.values()).stream().filter(s -> s.closed() == closed).toList();
  }

  static String refusal(Verdict<Entry> verdict) {
    return switch (verdict) {
      case Verdict.Refused<Entry> refused -> refused.why();
      case Verdict.Moved<Entry> moved -> "moved: " + moved.change();
    };
  }

  static Verdict.Moved<Entry> moved(Verdict<Entry> verdict) {
    return switch (verdict) {
      case Verdict.Moved<Entry> moved -> moved;
      case Verdict.Refused<Entry> refused -> throw new AssertionError(refused.why());
    };
  }
}
