package launchbot.bot.checklist;

import java.util.Locale;
import launchbot.bot.slack.Garbled;
import launchbot.checklist.Catalogue;
import launchbot.checklist.ItemFilter;

/**
 * Which page of which list, as a button keeps it: {@code launch/kind/of/page}.
 *
 * @param page counted from 0
 */
record ListKey(long launch, ItemFilter filter, int page) {

  String text() {
    String of = filter.of() == null ? "" : filter.of();
    return "%d/%s/%s/%d".formatted(launch, filter.kind().name().toLowerCase(Locale.ROOT), of, page);
  }

  ListKey at(int otherPage) {
    return new ListKey(launch, filter, otherPage);
  }

  /**
   * @throws Garbled when it is not what {@link #text} wrote
   */
  static ListKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 4 || !parts[0].matches("\\d{1,18}") || !parts[3].matches("\\d{1,6}")) {
      throw new Garbled("no list of ours");
    }
    return new ListKey(
        Long.parseLong(parts[0]), filter(parts[1], parts[2]), Integer.parseInt(parts[3]));
  }

  private static ItemFilter filter(String kind, String of) {
    return switch (kind) {
      case "all" -> ItemFilter.ALL;
      case "blocking" -> ItemFilter.BLOCKING;
      case "by_hand" -> ItemFilter.BY_HAND;
      case "waived" -> ItemFilter.WAIVED;
      case "asked" -> ItemFilter.ASKED;
      case "removed" -> ItemFilter.REMOVED;
      case "section" -> ItemFilter.section(section(of));
      case "required_of_section" -> ItemFilter.requiredOf(section(of));
      case "person" -> ItemFilter.person(launchbot.bot.slack.Forms.person(of));
      default -> throw new Garbled("no list of ours");
    };
  }

  private static String section(String key) {
    if (!Catalogue.shipped().sectionKeys().contains(key)) {
      throw new Garbled("no section of ours");
    }
    return key;
  }
}
