package launchbot.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import launchbot.page.Story.Phase;
import launchbot.probe.Uptime;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows at one moment. How things are comes from what people told customers, and from
 * nothing else: that a probe fails is no word to the public.
 *
 * @param state the worst of what is current
 * @param words the same as a sentence: {@code Checkout is degraded}
 * @param current what is not over, the newest first
 * @param planned maintenance to come, the next first
 * @param recent what was over within the last two weeks, the newest first, ten at most
 * @param months that something was told in, the newest first
 * @param until when it looks different even if nothing is told: a window begins, a day ends
 */
public record PageView(
    StatusPage page,
    Shows state,
    String words,
    List<Part> parts,
    List<Story> current,
    List<Story> planned,
    List<Story> recent,
    List<YearMonth> months,
    Instant at,
    Instant until) {
  /** How many days the bars show, today too. */
  public static final int DAYS = 90;

  /** Of the last two weeks, so that a bad month does not make the page long. */
  private static final int MOST = 10;

  private static final Duration RECENT = Duration.ofDays(14);
  private static final Duration FRESH = Duration.ofMinutes(5);

  /**
   * A component.
   *
   * @param bars the oldest first; empty where no probe belongs to it
   * @param share how much of the known time of those days it worked; empty where nothing is known
   */
  public record Part(Component component, Shows shows, List<Bar> bars, OptionalDouble share) {}

  public static PageView of(PageFacts facts) {
    Instant now = facts.at();
    List<Story> newest =
        facts.stories().stream().sorted(Comparator.comparing(Story::began).reversed()).toList();
    List<Story> current = newest.stream().filter(one -> one.phase(now) == Phase.CURRENT).toList();
    List<Story> planned =
        newest.stream()
            .filter(one -> one.phase(now) == Phase.PLANNED)
            .sorted(Comparator.comparing(PageView::opens))
            .toList();
    List<Story> recent =
        newest.stream()
            .filter(one -> {
              Instant over = one.over(now);
              return over != null && over.isAfter(now.minus(RECENT));
            })
            .limit(MOST)
            .toList();
    List<Part> parts = facts.components().stream().map(one -> part(one, facts, current)).toList();
    Shows state =
        current.stream()
            .map(one -> one.last().shows())
            .max(Comparator.naturalOrder())
            .orElse(Shows.OPERATIONAL);
    return new PageView(
        facts.page(),
        state,
        Headline.of(facts.page().name(), state, parts),
        parts,
        current,
        planned,
        recent,
        newest.stream().map(one -> month(one.began())).distinct().toList(),
        now,
        until(now, facts.stories()));
  }

  /** What began to be told in a month, the newest first. */
  public static List<Story> of(List<Story> stories, YearMonth month) {
    return stories.stream()
        .filter(one -> month(one.began()).equals(month))
        .sorted(Comparator.comparing(Story::began).reversed())
        .toList();
  }

  public static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private static Part part(Component component, PageFacts facts, List<Story> current) {
    Shows shows =
        current.stream()
            .filter(one -> one.about(component.id()))
            .map(one -> one.last().shows())
            .max(Comparator.naturalOrder())
            .orElse(Shows.OPERATIONAL);
    var days = new TreeMap<LocalDate, Uptime>();
    var known = facts.days().get(component.id());
    if (known == null) {
      return new Part(component, shows, List.of(), OptionalDouble.empty());
    }
    days.putAll(known);
    LocalDate today = facts.at().atOffset(ZoneOffset.UTC).toLocalDate();
    boolean told =
        facts.stories().stream().anyMatch(one -> tells(one, component, today, facts.at()));
    List<Bar> bars = new ArrayList<>();
    Uptime sum = Uptime.NONE;
    for (LocalDate day = today.minusDays(DAYS - 1); !day.isAfter(today); day = day.plusDays(1)) {
      boolean counts = told || day.isBefore(today);
      bars.add(counts ? Bar.of(day, days) : Bar.today(day));
      sum = counts ? sum.plus(days.getOrDefault(day, Uptime.NONE)) : sum;
    }
    return new Part(component, shows, List.copyOf(bars), sum.share());
  }

  /** Whether somebody told customers that this component had trouble on a day. */
  private static boolean tells(Story story, Component component, LocalDate day, Instant now) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant over = story.over(now);
    return !story.planned() && story.about(component.id()) && (over == null || over.isAfter(from));
  }

  private static Instant until(Instant now, List<Story> stories) {
    Instant midnight =
        now.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return Stream.concat(
            Stream.of(midnight, now.plus(FRESH)),
            stories.stream()
                .map(Story::window)
                .flatMap(window ->
                    window == null ? Stream.of() : Stream.of(window.from(), window.until())))
        .filter(border -> border.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(midnight);
  }

  private static Instant opens(Story story) {
    Notice.@Nullable Window window = story.window();
    return window == null ? story.began() : window.from();
  }
}
