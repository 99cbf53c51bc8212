package launchbot.ledger;

/**
 * What a rule answers to a request. A refusal is a value, not an exception: it says in whole
 * sentences why, and what to do instead, and never quotes what the user typed.
 *
 * @param <T> the thing that the rule is about
 */
public sealed interface Verdict<T> {

  /** Allowed: the thing as it is from now on, and the fact to record. */
  record Moved<T>(T next, Change change) implements Verdict<T> {}

  /** Not allowed; nothing has changed. */
  record Refused<T>(String why) implements Verdict<T> {}
}
