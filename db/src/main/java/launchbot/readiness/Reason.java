package launchbot.readiness;

import org.jspecify.annotations.Nullable;

/**
 * Something that speaks against a launch.
 *
 * @param weight what it does to the answer
 * @param kind groups reasons of one sort, in words of the code: {@code open-blocker}
 * @param words one sentence in mrkdwn, user text in it escaped: {@code Blocker #12 is open: …}
 * @param command what shows or mends it, without its slash: {@code triage show 12}
 * @param who can clear it, a Slack user id; null where nobody has been named
 */
public record Reason(
    Weight weight, String kind, String words, String command, @Nullable String who) {

  /** From the heaviest on. */
  public enum Weight {
    /** While it holds, nobody should launch. */
    STOPS,
    /** Launching is possible for those who know it. */
    RISKS
  }
}
