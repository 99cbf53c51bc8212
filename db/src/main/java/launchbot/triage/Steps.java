package launchbot.triage;

import java.time.Instant;
import java.util.Objects;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** The work on an entry, from starting it to reopening it. */
public final class Steps {

  private Steps() {}

  /**
   * Begins the work; an entry that nobody owns becomes the starter's.
   *
   * @param capped a sprint runs, so that only what is in its scope is worked on
   */
  public static Verdict<Entry> start(Entry entry, boolean capped, Standing who, Instant now) {
    return step(entry, Step.START, Verb.PROGRESS, who, now)
        .refuseIf(
            capped && !entry.inSprint(),
            ("#%1$d is %2$s, outside the sprint's scope (blocker and high). If it cannot wait,"
                    + " pull it in with `/triage pull %1$d anyway because …`.")
                .formatted(entry.number(), entry.severity().key()))
        .change(e -> e.owner = Objects.requireNonNullElse(e.owner, who.person()))
        .moved("started");
  }

  /** Says that it is fixed. Not capped: a fix that is made is a fact. */
  public static Verdict<Entry> fix(Entry entry, Standing who, Instant now) {
    return step(entry, Step.FIX, Verb.PROGRESS, who, now)
        .change(e -> e.fixer = who.person())
        .moved("fixed");
  }

  /** Confirms a fix: somebody else's, or one's own where nobody else holds a role. */
  public static Verdict<Entry> verify(Entry entry, Standing who, Instant now) {
    boolean own = who.person().equals(entry.fixer());
    return step(entry, Step.VERIFY, Verb.VERIFY, who, now)
        .refuseIf(
            own && who.roleHolders() >= 2,
            "You fixed #%d yourself: somebody else of the team has to verify it."
                .formatted(entry.number()))
        .change(e -> {
          e.verifier = who.person();
          e.selfVerified = own;
        })
        .moved(own ? "self-verified" : "verified");
  }

  public static Verdict<Entry> wontFix(
      Entry entry, @Nullable String reason, Standing who, Instant now) {
    return step(entry, Step.WONT_FIX, Verb.CLOSE, who, now)
        .because(
            reason,
            "Say why #%1$d will not be fixed: `/triage wontfix %1$d because …`."
                .formatted(entry.number()))
        .moved("wont-fix");
  }

  /** Closes it in favour of another entry, which has to be one that stands for itself. */
  public static Verdict<Entry> duplicate(Entry entry, Entry of, Standing who, Instant now) {
    long n = entry.number();
    return step(entry, Step.DUPLICATE, Verb.CLOSE, who, now)
        .refuseIf(of.number() == n, "#%d cannot be a duplicate of itself.".formatted(n))
        .refuseIf(
            of.deleted(),
            "#%1$d was deleted: bring it back first with `/triage restore %1$d`, or name another."
                .formatted(of.number()))
        .refuseIf(
            Objects.equals(of.duplicateOf(), n),
            "#%d is a duplicate of #%d itself.".formatted(of.number(), n))
        // What stands for itself leads nowhere, so no circle can close.
        .refuseIf(
            of.duplicateOf() != null,
            "#%d is a duplicate itself: name #%d instead.".formatted(of.number(), of.duplicateOf()))
        .change(e -> e.duplicateOf = of.number())
        .moved("duplicate");
  }

  /** Takes back that it is closed; who fixed and verified it stays in the history. */
  public static Verdict<Entry> reopen(Entry entry, Standing who, Instant now) {
    return step(entry, Step.REOPEN, Verb.REOPEN, who, now)
        .change(e -> {
          e.duplicateOf = null;
          e.fixer = null;
          e.verifier = null;
          e.selfVerified = false;
        })
        .moved("reopened");
  }

  private static Ruling step(Entry entry, Step step, Verb verb, Standing who, Instant now) {
    Ruling ruling = Ruling.on(entry, verb, who, now);
    return switch (Lifecycle.decide(entry, step)) {
      case Lifecycle.To(EntryState state) -> ruling.change(e -> e.state = state);
      case Lifecycle.Not(String why) -> ruling.refuseIf(true, why);
    };
  }
}
