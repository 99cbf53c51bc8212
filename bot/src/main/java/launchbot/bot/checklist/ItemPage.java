package launchbot.bot.checklist;

import java.time.Instant;
import java.util.List;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.ItemStore;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/**
 * A page of a list of items.
 *
 * @param total how many are on the list
 * @param folded how many more there are that the list leaves out, being only recommended
 */
record ItemPage(Launch launch, ListKey key, List<Item> items, int total, int folded, Instant now) {
  static final int SIZE = 10;

  ItemPage {
    items = List.copyOf(items);
  }

  int pages() {
    return Math.max(1, (total + SIZE - 1) / SIZE);
  }

  /** The page that was asked for, or the last one that there is. */
  static ItemPage read(DSLContext sql, Launch launch, ItemFilter asked, int page, Instant now) {
    int total = ItemStore.count(sql, launch.id(), asked, now);
    int folded = 0;
    ItemFilter filter = asked;
    if (asked.kind() == ItemFilter.Kind.REQUIRED_OF_SECTION && asked.of() != null) {
      ItemFilter whole = ItemFilter.section(asked.of());
      int all = ItemStore.count(sql, launch.id(), whole, now);
      // Nothing required: then there is nothing to fold the rest behind.
      filter = total == 0 ? whole : asked;
      folded = total == 0 ? 0 : all - total;
      total = total == 0 ? all : total;
    }
    int shown = Math.clamp(page, 0, Math.max(0, (total - 1) / SIZE));
    List<Item> items = ItemStore.page(sql, launch.id(), filter, now, shown * SIZE, SIZE);
    return new ItemPage(launch, new ListKey(launch.id(), filter, shown), items, total, folded, now);
  }

  /** What the list is called, in mrkdwn. */
  String title() {
    ItemFilter filter = key.filter();
    String of = filter.of() == null ? "" : filter.of();
    return switch (filter.kind()) {
      case ALL -> "The whole checklist";
      case BLOCKING -> "Required and still open: without these there is no go";
      case SECTION, REQUIRED_OF_SECTION -> Catalogue.shipped().title(of);
      case PERSON -> "Items of " + launchbot.bot.slack.Mrkdwn.user(of);
      case BY_HAND -> "Ticked by hand where a source could be connected";
      case WAIVED -> "Waived";
      case ASKED -> "Waivers that wait for the lead";
      case REMOVED -> "Removed from the checklist";
    };
  }
}
