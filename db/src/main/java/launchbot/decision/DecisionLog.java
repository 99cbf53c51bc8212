package launchbot.decision;

import launchbot.ledger.Tx;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was decided: who, what, when, on which figure. It can be added to, and nothing
 * else.
 */
public final class DecisionLog {
  private static final int LONGEST = 1_000;

  private DecisionLog() {}

  /**
   * Keeps a decision, in the transaction that makes it true and at its time.
   *
   * @param subject what to type to see what it is about, without the slash: {@code rollback show 3}
   * @param words what was decided and why, plain text as people typed it: {@code approved because
   *     the build is bad}; a drill's begin with {@code DRILL}
   * @param figure on which: {@code 7.2 % errors for 3 minutes}; null where there was none
   * @param by a Slack user id
   */
  public static void add(
      Tx tx,
      long launch,
      Kind kind,
      String subject,
      String words,
      @Nullable String figure,
      String by) {
    LogStore.add(
        tx,
        new Logged(
            0,
            launch,
            kind,
            subject,
            shortened(Wording.line(words)),
            figure == null ? null : shortened(Wording.line(figure)),
            by,
            tx.cause().at()));
  }

  private static String shortened(String line) {
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
