package launchbot.bot.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import launchbot.bot.page.Sheet.Tale;
import launchbot.bot.page.Sheet.Time;
import launchbot.bot.page.Sheet.Update;
import launchbot.notice.Notice;
import launchbot.page.Component;
import launchbot.page.Story;
import org.jspecify.annotations.Nullable;

/** What customers were told, as templates print it. */
final class Tales {
  private final Map<Long, String> components;
  private final Instant now;

  /**
   * @param components of the page
   */
  Tales(List<Component> components, Instant now) {
    this.components =
        components.stream()
            .collect(Collectors.toMap(Component::id, one -> PublicText.of(one.name())));
    this.now = now;
  }

  List<Tale> of(List<Story> stories) {
    return stories.stream().map(this::of).toList();
  }

  /** Names of the components that it is about, in words; empty where it is about all of them. */
  String about(Story story) {
    return story.last().components().stream()
        .map(components::get)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private Tale of(Story story) {
    Instant over = story.over(now);
    Notice.Window window = story.window();
    List<Update> updates = new ArrayList<>();
    for (int i = story.told().size() - 1; i >= 0; i--) {
      boolean last = i == story.told().size() - 1 && over == null;
      updates.add(update(story, story.told().get(i), last));
    }
    return new Tale(
        anchor(story.told().getFirst().notice()),
        PublicText.of(story.headline()),
        story.last().shows().key(),
        Time.of(story.began()),
        over == null ? null : Time.of(over),
        window == null ? null : new Sheet.Window(Time.of(window.from()), Time.of(window.until())),
        about(story),
        updates);
  }

  /** How its place on a page is called. */
  static String anchor(Notice notice) {
    return "n" + notice.number();
  }

  private static Update update(Story story, Story.Told told, boolean last) {
    Notice now = told.now();
    List<Sheet.Original> originals = new ArrayList<>();
    if (!told.corrections().isEmpty()) {
      List<Notice> before = new ArrayList<>(told.corrections());
      before.removeLast();
      before.addFirst(told.notice());
      before
          .reversed()
          .forEach(one ->
              originals.add(
                  new Sheet.Original(
                      Time.of(Story.at(one)),
                      PublicText.of(one.text().headline()),
                      PublicText.paragraphs(one.text().body()))));
    }
    String headline = PublicText.of(now.text().headline());
    return new Update(
        anchor(told.notice()),
        PublicText.label(told.notice().moment()),
        now.shows().key(),
        Time.of(Story.at(told.notice())),
        told.corrections().isEmpty() ? null : Time.of(Story.at(now)),
        headline.equals(PublicText.of(story.headline())) ? "" : headline,
        PublicText.paragraphs(now.text().body()),
        last ? promised(now) : null,
        originals);
  }

  private static @Nullable Time promised(Notice notice) {
    Instant nextBy = notice.nextBy();
    return nextBy == null ? null : Time.of(nextBy);
  }
}
