package launchbot.bot.inventory;

import java.util.Optional;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Visit;
import launchbot.inventory.Names;
import launchbot.jobs.scan.Pasted;

/**
 * Notices values where names belong, before anything is read any further. Nothing of them is kept,
 * logged or said again.
 */
final class Spilled {
  private static final String ROTATE =
      " Then change the secret: whoever could read it has it. Names alone are right:"
          + " `/launch env add DATABASE_URL STRIPE_KEY`.";

  private final Permalinks links;

  Spilled(Permalinks links) {
    this.links = links;
  }

  /** Why typed words are refused, in mrkdwn; empty where there is no value in them. */
  Optional<String> words(Visit visit, String typed) {
    return Pasted.secret(typed) || Names.of(typed, false) instanceof Names.Values
        ? Optional.of(refusal(visit))
        : Optional.empty();
  }

  /** The same for a text in which equals signs may stand. */
  Optional<String> prose(Visit visit, String typed) {
    return Pasted.secret(typed) ? Optional.of(refusal(visit)) : Optional.empty();
  }

  /** What is said of values, wherever they stood. */
  String refusal(Visit visit) {
    return "I kept nothing of that: it holds what looks like a secret, and I only want names."
        + where(visit)
        + ROTATE;
  }

  /**
   * The same for a file, which is a message of its own where somebody shared it.
   *
   * @param permalink null where Slack does not say
   */
  static String file(@org.jspecify.annotations.Nullable String permalink) {
    return "I kept nothing of that file: it holds values, and I only want names. Delete the file in"
        + " Slack%s."
            .formatted(
                permalink != null && permalink.matches("https://[^\\s<>|]+")
                    ? ": " + permalink
                    : "")
        + ROTATE;
  }

  /** Slash commands and forms are seen by nobody else; a mention is a message like any other. */
  private String where(Visit visit) {
    String thread = visit.thread();
    if (thread == null || visit.trigger() != null) {
      return " Nobody else saw it here; where you copied it from a message, delete that one.";
    }
    return links
        .of(visit.workspace(), visit.channel(), thread)
        .map(" Delete the message in which you wrote it: <%s|it stands here>."::formatted)
        .orElse(" Delete the message in which you wrote it.");
  }
}
