package launchbot.rollbackplan;

import java.util.List;

/**
 * Something that is missing in a plan, or wrong about it.
 *
 * @param code names it for scripts, for ever: {@code owner-missing}
 * @param where it is: {@code step redeploy}, {@code criterion 2}; empty for the whole plan
 * @param words one sentence in mrkdwn, that holds nothing that anybody typed but keys and numbers
 * @param type what to type, without its slash: {@code rollback plan step redeploy}
 */
public record Lint(Weight weight, String code, String where, String words, String type) {

  /** From the heaviest on. */
  public enum Weight {
    /** The plan would not work: it counts as none. */
    ERROR,
    /** It would work worse than it could. */
    WARNING
  }

  public static boolean sound(List<Lint> lints) {
    return lints.stream().noneMatch(one -> one.weight() == Weight.ERROR);
  }
}
