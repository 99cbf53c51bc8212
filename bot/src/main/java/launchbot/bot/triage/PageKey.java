package launchbot.bot.triage;

import launchbot.bot.words.Words;
import launchbot.triage.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which list a message shows, small enough for an action id (255 characters), so that
 * paging and row menus keep the filter. Written as {@code page/launch/filter words}.
 *
 * @param launch null for all launches
 */
record PageKey(int page, @Nullable Long launch, String words) {
  private static final int ROOM = 200;

  static String of(TablePage table) {
    return of(table, table.page());
  }

  static String of(TablePage table, int page) {
    Filter filter = table.filter();
    return new PageKey(page, filter.launch(), Filters.withLaunch(filter, null).words()).text();
  }

  String text() {
    return page
        + "/"
        + (launch == null ? "" : launch)
        + "/"
        + words.substring(0, Math.min(ROOM, words.length()));
  }

  static PageKey parse(String text) {
    String[] parts = text.split("/", 3);
    return parts.length == 3 && parts[0].matches("\\d{1,6}") && parts[1].matches("\\d{0,18}")
        ? new PageKey(
            Integer.parseInt(parts[0]),
            parts[1].isEmpty() ? null : Long.valueOf(parts[1]),
            parts[2])
        : new PageKey(0, null, "");
  }

  Filter filter(String me) {
    return Filters.withLaunch(Filters.parse(Words.of(words), me), launch);
  }
}
