package launchbot.triage;

import static launchbot.triage.EntryState.DUPLICATE;
import static launchbot.triage.EntryState.FIXED;
import static launchbot.triage.EntryState.IN_PROGRESS;
import static launchbot.triage.EntryState.OPEN;
import static launchbot.triage.EntryState.VERIFIED;
import static launchbot.triage.EntryState.WONT_FIX;

/**
 * Which step leads where from which state: the whole table, so that a state or a step without an
 * answer does not compile.
 */
final class Lifecycle {

  /** What a step leads to. */
  sealed interface Answer {}

  record To(EntryState state) implements Answer {}

  /** Nowhere, and what to do instead. */
  record Not(String why) implements Answer {}

  private Lifecycle() {}

  static Answer decide(Entry entry, Step step) {
    return switch (entry.state()) {
      case OPEN ->
          switch (step) {
            case START -> new To(IN_PROGRESS);
            case FIX -> new To(FIXED);
            case VERIFY -> not(entry, "#%d is open: mark it fixed first with `/triage fix %1$d`.");
            case WONT_FIX -> new To(WONT_FIX);
            case DUPLICATE -> new To(DUPLICATE);
            case REOPEN -> not(entry, "#%d is open already.");
          };
      case IN_PROGRESS ->
          switch (step) {
            case START -> not(entry, "#%d is in progress already.");
            case FIX -> new To(FIXED);
            case VERIFY ->
                not(entry, "#%d is in progress: mark it fixed first with `/triage fix %1$d`.");
            case WONT_FIX -> new To(WONT_FIX);
            case DUPLICATE -> new To(DUPLICATE);
            case REOPEN -> not(entry, "#%d is in progress, so there is nothing to reopen.");
          };
      case FIXED ->
          switch (step) {
            case START, WONT_FIX, DUPLICATE -> reopenFirst(entry);
            case FIX -> not(entry, "#%d is fixed already: verify it with `/triage verify %1$d`.");
            case VERIFY -> new To(VERIFIED);
            case REOPEN -> new To(OPEN);
          };
      case VERIFIED ->
          switch (step) {
            case START, FIX, WONT_FIX, DUPLICATE -> reopenFirst(entry);
            case VERIFY -> not(entry, "#%d is verified already.");
            case REOPEN -> new To(OPEN);
          };
      case WONT_FIX ->
          switch (step) {
            case START, FIX, VERIFY, DUPLICATE -> reopenFirst(entry);
            case WONT_FIX -> not(entry, "#%d is closed as won't fix already.");
            case REOPEN -> new To(OPEN);
          };
      case DUPLICATE ->
          switch (step) {
            case START, FIX, VERIFY, WONT_FIX, DUPLICATE ->
                not(
                    entry,
                    "#%d is a duplicate of #%d: go on there, or reopen this one with `/triage"
                        + " reopen %1$d`.");
            case REOPEN -> new To(OPEN);
          };
    };
  }

  private static Not reopenFirst(Entry entry) {
    return not(
        entry, "#%d is " + entry.state().words() + ": reopen it first with `/triage reopen %1$d`.");
  }

  private static Not not(Entry entry, String why) {
    return new Not(why.formatted(entry.number(), entry.duplicateOf()));
  }
}
