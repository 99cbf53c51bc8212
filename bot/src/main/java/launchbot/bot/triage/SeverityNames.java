package launchbot.bot.triage;

import org.jspecify.annotations.Nullable;

/** What people call a severity. */
final class SeverityNames {

  static final String CHOICES = "!blocker, !high, !medium, !low or !post-launch";

  private SeverityNames() {}

  /** The severity's own name; null when the word, which is in lower case, names none. */
  static @Nullable String named(String word) {
    return switch (word) {
      case "blocker", "block", "b" -> "blocker";
      case "high", "h" -> "high";
      case "medium", "med", "m" -> "medium";
      case "low", "l" -> "low";
      case "post-launch", "postlaunch", "post", "p" -> "post-launch";
      default -> null;
    };
  }
}
