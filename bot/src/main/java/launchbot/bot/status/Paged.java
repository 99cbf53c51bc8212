package launchbot.bot.status;

import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;

/** A page of what is told about a launch, as our own buttons bring it back: {@code 3/2}. */
final class Paged {
  private Paged() {}

  /** Of {@code 3/2} the launch 3. */
  static long launch(String kept) {
    return Numbers.of(kept.split("/", 2)[0]);
  }

  /** Of {@code 3/2} the page 2, counted from 0. */
  static int page(String kept) {
    String[] parts = kept.split("/", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,6}")) {
      throw new Garbled("no page");
    }
    return Integer.parseInt(parts[1]);
  }

  /** The same; the first page of what is named without one. */
  static int pageOr0(String kept) {
    return kept.contains("/") ? page(kept) : 0;
  }
}
