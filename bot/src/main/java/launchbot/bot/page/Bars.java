package launchbot.bot.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.page.Bar;
import launchbot.page.PageView.Part;

/**
 * A component's days, as shapes and as words. Trouble differs by its form too: a mark below the bar
 * for a day that was down, a shorter bar for one of which nothing is known.
 */
final class Bars {
  /** In the units of the drawing, which is 90 of them wide and 40 high. */
  private static final int STEP = 10;

  private Bars() {}

  static Sheet.Row row(Part part) {
    List<Bar> troubled =
        part.bars().stream()
            .filter(bar -> bar.state() == Bar.State.DISTURBED || bar.state() == Bar.State.DOWN)
            .toList();
    long unknown = part.bars().stream().filter(bar -> bar.state() == Bar.State.NO_DATA).count();
    return new Sheet.Row(
        PublicText.of(part.component().name()),
        part.shows().key(),
        PublicText.state(part.shows()),
        part.share().isPresent() ? PublicText.percent(part.share()) : "",
        shapes(part.bars()),
        "Last %d days: %s worked%s%s."
            .formatted(
                part.bars().size(),
                PublicText.percent(part.share()),
                troubled.isEmpty()
                    ? ", no day with trouble"
                    : ", %d %s with trouble".formatted(troubled.size(), days(troubled.size())),
                unknown == 0 ? "" : ", %d %s without data".formatted(unknown, days(unknown))),
        troubled.reversed().stream()
            .map(bar -> new Sheet.Day(bar.day().toString(), PublicText.day(bar.day()), words(bar)))
            .toList());
  }

  /** What was of a day: {@code 99.23 % worked, 11 min down}. */
  static String words(Bar bar) {
    return switch (bar.state()) {
      case NO_DATA -> "no data";
      case TODAY -> "counted once the day is over";
      case MAINTENANCE -> "maintenance";
      case UP, DISTURBED, DOWN ->
          PublicText.percent(bar.share())
              + (bar.down().toMinutes() > 0
                  ? " worked, %s down".formatted(PublicText.length(bar.down()))
                  : bar.state() == Bar.State.DISTURBED ? " worked, slow at times" : " worked");
    };
  }

  private static List<Sheet.Shape> shapes(List<Bar> bars) {
    Map<Bar.State, StringBuilder> together = new EnumMap<>(Bar.State.class);
    List<Sheet.Shape> alone = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (bar.state() == Bar.State.DISTURBED || bar.state() == Bar.State.DOWN) {
        alone.add(
            new Sheet.Shape(
                kind(bar.state()),
                path(i, bar.state()),
                PublicText.day(bar.day()) + ": " + words(bar)));
      } else {
        together
            .computeIfAbsent(bar.state(), _ -> new StringBuilder())
            .append(path(i, bar.state()));
      }
    }
    List<Sheet.Shape> all = new ArrayList<>();
    together.forEach((state, path) -> all.add(new Sheet.Shape(kind(state), path.toString(), "")));
    all.addAll(alone);
    return all;
  }

  private static String path(int i, Bar.State state) {
    int x = i * STEP + 1;
    return switch (state) {
      case UP -> "M%d 0h8v32h-8z".formatted(x);
      case DISTURBED -> "M%d 0h8v32h-8zM%d 35h8v5h-8z".formatted(x, x);
      case DOWN -> "M%d 0h8v40h-8z".formatted(x);
      case MAINTENANCE -> "M%d 12h8v20h-8z".formatted(x);
      case NO_DATA -> "M%d 26h8v6h-8z".formatted(x);
      case TODAY -> "M%d 20h8v12h-8z".formatted(x);
    };
  }

  static String kind(Bar.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String days(long many) {
    return many == 1 ? "day" : "days";
  }
}
