package launchbot.bot.status;

import launchbot.bot.slack.Garbled;

/** Ids that our own buttons bring back. */
final class Kept {
  private Kept() {}

  /**
   * @throws Garbled when it is no id
   */
  static long id(String kept) {
    if (!kept.matches("\\d{1,18}")) {
      throw new Garbled("no id");
    }
    return Long.parseLong(kept);
  }

  /** Of {@code 3/2} the launch 3. */
  static long before(String kept) {
    return id(kept.split("/", 2)[0]);
  }

  /** Of {@code 3/2} the page 2, counted from 0. */
  static int after(String kept) {
    String[] parts = kept.split("/", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,6}")) {
      throw new Garbled("no page");
    }
    return Integer.parseInt(parts[1]);
  }

  /** The same; the first page of what is named without one. */
  static int pageOr0(String kept) {
    return kept.contains("/") ? after(kept) : 0;
  }
}
