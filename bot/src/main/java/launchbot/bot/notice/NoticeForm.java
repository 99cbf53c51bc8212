package launchbot.bot.notice;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.notice.Drafting;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import launchbot.page.Component;
import org.jspecify.annotations.Nullable;

/** The form in which a notice is written. */
final class NoticeForm {
  static final String WRITE = "notice_write";
  static final String MOMENT = "moment";
  static final String HEADLINE = "headline";
  static final String BODY = "body";
  static final String COMPONENTS = "components";
  static final String SHOWS = "shows";
  static final String NEXT = "next";

  /** Nobody is promised a further word. */
  static final String NONE = "none";

  static final int LONGEST_HEADLINE = 150;
  static final int LONGEST_BODY = 3000;
  private static final int MOST = 100;
  private static final List<Integer> MINUTES = List.of(15, 20, 30, 60, 120, 240, 1440);

  private NoticeForm() {}

  /**
   * @param components those of the page; empty where there are none
   */
  static View write(
      Sheet sheet, Notice.Wording filled, List<Component> components, ZoneId zone, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "Nothing is sent from here: you see next what customers would read. What stands in"
                + " ‹ › is not known yet; fill it in, or take its paragraph out."));
    blocks.add(
        Forms.input(
            MOMENT,
            "What is it about?",
            "Another choice fills in other words, as long as you have not changed these",
            false,
            Forms.select(
                moment(filled.moment()),
                Arrays.stream(Moment.values()).map(NoticeForm::moment).toList())));
    blocks.add(
        Forms.input(
            HEADLINE,
            "Headline",
            null,
            false,
            Forms.text(
                filled.text().headline(), "Checkout is not available", LONGEST_HEADLINE, false)));
    blocks.add(
        Forms.input(
            BODY,
            "What customers read",
            "An empty line begins a new paragraph",
            false,
            Forms.text(
                filled.text().body(), "What they see, what is being done", LONGEST_BODY, true)));
    if (!components.isEmpty()) {
      blocks.add(
          Forms.input(
              COMPONENTS,
              "What is affected?",
              "Empty: everything",
              true,
              components(components, filled.components())));
    }
    blocks.add(
        Forms.input(
            SHOWS,
            "What does the public page say of it?",
            null,
            false,
            Forms.select(
                shows(filled.shows()),
                Arrays.stream(Shows.values()).map(NoticeForm::shows).toList())));
    List<OptionObject> times = times(filled.nextBy(), zone, now);
    blocks.add(
        Forms.input(
            NEXT,
            "When do they hear the next word?",
            null,
            false,
            Forms.select(chosen(times, filled.nextBy()), times)));
    return Forms.modal(WRITE, "Tell customers", "Look at it", sheet.json(), blocks);
  }

  private static OptionObject moment(Moment moment) {
    return Blocks.option(words(moment.key()), moment.key());
  }

  private static OptionObject shows(Shows shows) {
    return Blocks.option(words(shows.words()), shows.key());
  }

  private static String words(String key) {
    String text = key.replace('-', ' ');
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static MultiStaticSelectElement components(List<Component> all, List<Long> chosen) {
    List<Component> shown = all.stream().limit(MOST).toList();
    List<OptionObject> initial =
        shown.stream().filter(one -> chosen.contains(one.id())).map(NoticeForm::component).toList();
    return MultiStaticSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("Choose"))
        .options(shown.stream().map(NoticeForm::component).toList())
        .initialOptions(initial.isEmpty() ? null : initial)
        .build();
  }

  private static OptionObject component(Component one) {
    return Blocks.option(one.name(), String.valueOf(one.id()));
  }

  /** What is promised now, some times from now on, and none. */
  private static List<OptionObject> times(@Nullable Instant promised, ZoneId zone, Instant now) {
    List<Instant> all =
        Stream.concat(
                Stream.ofNullable(promised),
                MINUTES.stream()
                    .map(minutes ->
                        now.plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MINUTES)))
            .distinct()
            .sorted()
            .toList();
    List<OptionObject> options = new ArrayList<>();
    options.add(Blocks.option("No further word", NONE));
    all.forEach(at ->
        options.add(
            Blocks.option("By " + Drafting.time(at, zone), String.valueOf(at.getEpochSecond()))));
    return options;
  }

  private static OptionObject chosen(List<OptionObject> times, @Nullable Instant promised) {
    String value = promised == null ? NONE : String.valueOf(promised.getEpochSecond());
    return times.stream()
        .filter(one -> one.getValue().equals(value))
        .findFirst()
        .orElse(times.getFirst());
  }
}
