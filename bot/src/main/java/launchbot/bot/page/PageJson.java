package launchbot.bot.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import launchbot.notice.Notice;
import launchbot.page.Bar;
import launchbot.page.Component;
import launchbot.page.PageFacts;
import launchbot.page.PageView;
import launchbot.page.StatusPage;
import launchbot.page.Story;
import org.jspecify.annotations.Nullable;

/**
 * A page for programs. Its shape is part of docs/status-page.md: members are added, never changed.
 */
final class PageJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private PageJson() {}

  static String of(Addresses addresses, PageFacts facts, PageView view, @Nullable Instant asOf) {
    Map<Long, String> components =
        facts.components().stream()
            .collect(Collectors.toMap(Component::id, one -> id("component", one.id())));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", 1);
    all.put("page", page(addresses, facts.page()));
    all.put("state", view.state().key());
    all.put("words", PublicText.of(view.words()));
    if (asOf != null) {
      all.put("as_of", time(asOf));
    }
    all.put("components", view.parts().stream().map(PageJson::component).toList());
    var stories = new Stories(addresses, components, facts.at());
    all.put("current", view.current().stream().map(stories::one).toList());
    all.put("planned", view.planned().stream().map(stories::one).toList());
    all.put("recent", view.recent().stream().map(stories::one).toList());
    return GSON.toJson(all) + "\n";
  }

  /** What a thing is called outside: always the same, and telling nothing. */
  static String id(String kind, long id) {
    return UUID.nameUUIDFromBytes(
            "launchbot:%s:%d".formatted(kind, id).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static Map<String, Object> page(Addresses addresses, StatusPage page) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", PublicText.of(page.name()));
    map.put("about", PublicText.of(page.about()));
    map.put("url", addresses.page());
    map.put("feed", addresses.atom());
    map.put("website", page.website());
    map.put("support", page.support());
    return map;
  }

  private static Map<String, Object> component(PageView.Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id("component", part.component().id()));
    map.put("name", PublicText.of(part.component().name()));
    map.put("state", part.shows().key());
    map.put("worked", share(part.share()));
    map.put("days", part.bars().stream().map(PageJson::day).toList());
    return map;
  }

  private static Map<String, Object> day(Bar bar) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("day", bar.day().toString());
    map.put("state", Bars.kind(bar.state()).replace('-', '_'));
    map.put("worked", share(bar.share()));
    map.put("down_minutes", bar.share().isPresent() ? bar.down().toMinutes() : null);
    return map;
  }

  /** In hundredths of a percent, cut rather than rounded up. */
  private static @Nullable Double share(OptionalDouble share) {
    return share.isEmpty() ? null : Math.floor(share.getAsDouble() * 10_000) / 10_000;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable String timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }

  /**
   * @param components what they are called outside, by their ids
   */
  private record Stories(Addresses addresses, Map<Long, String> components, Instant now) {

    Map<String, Object> one(Story story) {
      Notice.Window window = story.window();
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("id", id("notice", story.told().getFirst().notice().id()));
      map.put("url", addresses.story(story));
      map.put("headline", PublicText.of(story.headline()));
      map.put("state", story.last().shows().key());
      map.put("began", time(story.began()));
      map.put("over", timeOrNull(story.over(now)));
      map.put("starts", window == null ? null : time(window.from()));
      map.put("ends", window == null ? null : time(window.until()));
      map.put(
          "components",
          story.last().components().stream()
              .map(components::get)
              .filter(Objects::nonNull)
              .toList());
      List<Map<String, Object>> updates = new ArrayList<>();
      story.told().reversed().forEach(told -> updates.add(update(told)));
      map.put("updates", updates);
      return map;
    }

    private static Map<String, Object> update(Story.Told told) {
      Map<String, Object> map = words(told.now());
      map.put("at", time(Story.at(told.notice())));
      map.put("next_by", timeOrNull(told.now().nextBy()));
      if (!told.corrections().isEmpty()) {
        map.put("corrected", time(Story.at(told.now())));
        map.put("original", words(told.notice()));
      }
      return map;
    }

    private static Map<String, Object> words(Notice notice) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("id", id("notice", notice.id()));
      map.put("moment", notice.moment().key());
      map.put("state", notice.shows().key());
      map.put("headline", PublicText.of(notice.text().headline()));
      map.put("body", PublicText.of(notice.text().body()));
      return map;
    }
  }
}
