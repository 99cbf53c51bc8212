package launchbot.bot.triage;

import launchbot.bot.words.Words;
import launchbot.triage.Filter;

/**
 * Which page of which list a message shows, small enough for an action id (255 characters), so that
 * paging and row menus keep the filter. Written as {@code page/launch/filter words/text}, where the
 * text stands as it is: read as words once more it could mean something.
 *
 * @param filter about all launches where it names none
 */
record PageKey(int page, Filter filter) {
  /** Leaves room for the name of the action. */
  private static final int LONGEST = 240;

  static PageKey of(TablePage table, int page) {
    return new PageKey(page, table.filter());
  }

  String text() {
    Long launch = filter.launch();
    String text = filter.text();
    String words = Filters.withLaunch(Filters.withText(filter, null), null).words();
    String key = page + "/" + (launch == null ? "" : launch) + "/" + words;
    return text == null ? key : Filters.cut(key + "/" + text, LONGEST);
  }

  static PageKey parse(String text) {
    String[] parts = text.split("/", 4);
    if (parts.length < 3 || !parts[0].matches("\\d{1,6}") || !parts[1].matches("\\d{0,18}")) {
      return new PageKey(0, Filter.NOT_CLOSED);
    }
    // Whoever it is about is there by id.
    Filter words = Filters.parse(Words.of(parts[2]), Filter.NOBODY);
    Filter withText = Filters.withText(words, parts.length < 4 ? words.text() : parts[3]);
    return new PageKey(
        Integer.parseInt(parts[0]),
        Filters.withLaunch(withText, parts[1].isEmpty() ? null : Long.valueOf(parts[1])));
  }
}
