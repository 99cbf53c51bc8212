package launchbot.nudge;

import java.util.Arrays;
import java.util.Optional;

/** What a reminder is about, and how it behaves. */
public enum Kind {
  /** What the day is for. */
  FOCUS("focus", false, 0),
  /** The plan is over without a go. */
  OVER("over", false, 5),
  /** What nobody has taken by the evening. */
  UNRANKED("unranked", false, 0),
  /** A blocker or high that nobody owns. */
  UNOWNED("unowned", false, 5),
  /** Backups and restore tests. */
  CARE("care", false, 5),
  /** The week after the launch. */
  WEEKLY("weekly", false, 0),
  /** What waits for somebody. */
  LIST("list", true, 0),
  /** What is due in a week, or tomorrow. */
  DUE("due", true, 0),
  /** A blocker or high of somebody's that does not move. */
  STUCK("stuck", true, 5),
  /** The three questions. */
  STANDUP("standup", true, 0),
  /** The backup of this bot itself. */
  OPERATOR("operator", true, 5);

  private final String key;
  private final boolean direct;
  private final int most;

  Kind(String key, boolean direct, int most) {
    this.key = key;
    this.direct = direct;
    this.most = most;
  }

  public String key() {
    return key;
  }

  /** Said to one person, not to the channel. */
  public boolean direct() {
    return direct;
  }

  /**
   * How often a subject is told before the lead hears of it, once, and it ends; 0 for what comes
   * once a day or once a week anyway and asks for nothing.
   */
  public int most() {
    return most;
  }

  /** Whether the team chose its hour; the others come up whenever something is found. */
  boolean appointed() {
    return this != UNOWNED;
  }

  public static Optional<Kind> parse(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
