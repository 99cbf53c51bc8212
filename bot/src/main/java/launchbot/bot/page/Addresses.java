package launchbot.bot.page;

import java.net.URI;
import java.time.YearMonth;
import launchbot.notice.Notice;
import launchbot.page.PageView;
import launchbot.page.Story;

/**
 * Where a page and its parts are.
 *
 * @param base where visitors reach this process
 */
record Addresses(URI base, String slug) {

  String page() {
    return absolute("/status/" + slug);
  }

  String json() {
    return page() + ".json";
  }

  String atom() {
    return page() + ".atom";
  }

  String banner() {
    return absolute("/banner/" + slug + ".js");
  }

  String preview(String secret) {
    return page() + "?preview=" + secret;
  }

  /** Where it stands for good. */
  String story(Story story) {
    Notice first = story.told().getFirst().notice();
    return absolute(history(slug, PageView.month(story.began()))) + "#" + Tales.anchor(first);
  }

  static String history(String slug, YearMonth month) {
    return "/status/%s/history/%s".formatted(slug, month);
  }

  static String postmortem(String slug, int number) {
    return "/status/%s/postmortem/%d".formatted(slug, number);
  }

  static String style(String slug, String hash) {
    return "/status/%s/style.%s.css".formatted(slug, hash);
  }

  private String absolute(String path) {
    String root = base.toString();
    return (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
  }
}
