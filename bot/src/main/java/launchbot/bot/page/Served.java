package launchbot.bot.page;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import launchbot.page.PageFacts;
import org.jspecify.annotations.Nullable;

/** A page as it is served, all of it. Months are drawn when somebody asks for them first. */
final class Served {
  private final PageFacts facts;
  private final Instant until;
  private final Rendition page;
  private final Rendition json;
  private final Rendition atom;
  private final Rendition banner;
  private final Rendition css;
  private final @Nullable Rendition logo;
  private final Function<YearMonth, Optional<Rendition>> draw;
  private final ConcurrentHashMap<YearMonth, Rendition> months = new ConcurrentHashMap<>();

  /**
   * @param until when it looks different even if nothing is told
   * @param draw a month; empty for one of which the page knows nothing
   */
  Served(
      PageFacts facts,
      Instant until,
      Rendition page,
      Rendition json,
      Rendition atom,
      Rendition banner,
      Rendition css,
      @Nullable Rendition logo,
      Function<YearMonth, Optional<Rendition>> draw) {
    this.facts = facts;
    this.until = until;
    this.page = page;
    this.json = json;
    this.atom = atom;
    this.banner = banner;
    this.css = css;
    this.logo = logo;
    this.draw = draw;
  }

  PageFacts facts() {
    return facts;
  }

  Instant until() {
    return until;
  }

  Rendition page() {
    return page;
  }

  Rendition json() {
    return json;
  }

  Rendition atom() {
    return atom;
  }

  Rendition banner() {
    return banner;
  }

  Rendition css() {
    return css;
  }

  @Nullable Rendition logo() {
    return logo;
  }

  /**
   * @param month {@code 2026-11}
   */
  Optional<Rendition> month(String month) {
    try {
      YearMonth wanted = YearMonth.parse(month);
      Rendition kept = months.get(wanted);
      if (kept != null) {
        return Optional.of(kept);
      }
      Optional<Rendition> drawn = draw.apply(wanted);
      drawn.ifPresent(one -> months.put(wanted, one));
      return drawn;
    } catch (DateTimeParseException e) {
      return Optional.empty(); // no month: there is no such page either
    }
  }
}
