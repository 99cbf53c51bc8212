package launchbot.bot.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import launchbot.page.PageView;
import launchbot.page.Story;

/**
 * The script for a customer's own site: the state stands in it, so it asks for nothing more. Where
 * all is well it does nothing.
 */
final class Banner {
  /** With {@code <} escaped, in case somebody puts it into a page's source. */
  private static final Gson GSON = new GsonBuilder().create();

  private static final String SCRIPT = Resource.text("banner.js");

  private Banner() {}

  static String script(Addresses addresses, PageView view) {
    Optional<Story> worst =
        view.current().stream()
            .max(
                java.util.Comparator.comparing((Story one) -> one.last().shows())
                    .thenComparing(Story::began));
    return worst.isEmpty()
        ? "// Everything works: nothing is shown.\n"
        : SCRIPT.replace("\"NOTICE\"", GSON.toJson(notice(addresses, view, worst.get())));
  }

  private static Map<String, String> notice(Addresses addresses, PageView view, Story story) {
    Notice last = story.last();
    Map<String, String> map = new LinkedHashMap<>();
    map.put("page", addresses.slug());
    map.put("id", PageJson.id("notice", last.id()));
    map.put("state", last.shows().key());
    map.put("role", last.shows() == Shows.OUTAGE ? "alert" : "status");
    map.put("from", PublicText.of(view.page().name()) + " status");
    map.put("text", PublicText.of(last.text().headline()));
    map.put("url", addresses.page());
    return map;
  }
}
