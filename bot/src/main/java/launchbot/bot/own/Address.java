package launchbot.bot.own;

import launchbot.bot.words.Word;

/** An address that somebody typed as one word. */
public final class Address {
  private Address() {}

  /**
   * As Slack recognised it or as it stands; empty for anything else, and for a link in disguise.
   */
  public static String of(Word word) {
    return switch (word) {
      case Word.Link(String url, String label) when label == null || url.contains(label) -> url;
      case Word.Text(String text) -> text;
      default -> "";
    };
  }
}
