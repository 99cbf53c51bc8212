package launchbot.bot.triage;

import launchbot.bot.slack.Reasons;
import launchbot.bot.words.Words;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.triage.Entry;
import org.jspecify.annotations.Nullable;

/** What the words behind a verb mean. */
sealed interface Reading {

  /**
   * A rule to ask.
   *
   * @param newOwner whom the entry would belong to, who must be able to answer for it
   */
  record Rule(TriageDesk.OneRule rule, @Nullable String newOwner) implements Reading {}

  /** Nothing clear; the sentence says what to type instead. */
  record Unclear(String what) implements Reading {}

  static Reading rule(TriageDesk.OneRule rule) {
    return new Rule(rule, null);
  }

  static Reading unclear(String what, long number) {
    return new Unclear(what.formatted(number));
  }

  /** Words behind the number are kept with the change as its reason. */
  static Reading noted(Words rest, TriageDesk.OneRule rule) {
    String note = Reasons.of(rest);
    return rule(c -> {
      Verdict<Entry> verdict = rule.decide(c);
      return note != null
              && verdict instanceof Verdict.Moved<Entry>(Entry next, Change change)
              && change.reason() == null
          ? new Verdict.Moved<>(
              next, new Change(change.verb(), change.subject(), change.fields(), note))
          : verdict;
    });
  }
}
