package launchbot.bot.figures;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.errors.Measure;
import launchbot.figures.ComponentUptime;
import launchbot.figures.ErrorRates;
import launchbot.figures.Figure;
import launchbot.figures.FiguresReport;
import launchbot.figures.IncidentTimes;
import launchbot.figures.Spread;
import launchbot.figures.Summary;
import launchbot.incident.Sev;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.probe.Uptime;
import org.jspecify.annotations.Nullable;

/** A period's figures as a message; each names the incidents behind it. */
final class FiguresView {
  private static final int NUMBERS = 12;
  private static final int RATES = 8;
  private static final int COMPONENTS = 20;
  private static final int BUTTONS = 4;

  private FiguresView() {}

  /**
   * @param typed the period as it can be typed again
   */
  static Card card(Launch launch, FiguresReport report, String typed) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String title = "Incident figures, " + report.period().name();
    blocks.add(Blocks.section("*%s*\n%s".formatted(Mrkdwn.plain(title), counts(report))));
    report.summary().bySev().forEach((sev, some) -> blocks.addAll(severity(sev, some)));
    corrected(launch, report).forEach(blocks::add);
    blocks.addAll(Blocks.sections(rates(report)));
    blocks.addAll(Blocks.sections(uptime(report)));
    blocks.add(
        Blocks.context(
            "%s to %s, days of %s. Drills, and false alarms, are in no figure; what was merged counts with the incident that it was."
                .formatted(
                    report.period().first(),
                    report.period().last(),
                    Mrkdwn.plain(launch.zone().getId()))));
    blocks.add(Blocks.actions(buttons(report, typed)));
    return new Card(title + ": " + counts(report), blocks);
  }

  private static String counts(FiguresReport report) {
    Summary summary = report.summary();
    if (report.nothing()) {
      return "No incident began in this time.";
    }
    List<String> parts = new ArrayList<>();
    parts.add(count(summary.counted().size(), "incident"));
    if (summary.open() > 0) {
      parts.add(summary.open() + " not over");
    }
    if (summary.merged() > 0) {
      parts.add(summary.merged() + " more merged into them");
    }
    if (!summary.falseAlarms().isEmpty()) {
      parts.add(
          count(summary.falseAlarms().size(), "false alarm") + numbers(summary.falseAlarms()));
    }
    return String.join(" · ", parts);
  }

  private static List<LayoutBlock> severity(Sev sev, List<IncidentTimes> some) {
    List<String> lines = new ArrayList<>();
    lines.add("*%s* · %s%s".formatted(sev.key(), count(some.size(), "incident"), numbers(some)));
    Summary.spreads(some).forEach(spread -> lines.add(line(spread)));
    return Blocks.sections(lines);
  }

  private static String line(Spread spread) {
    Figure figure = spread.figure();
    String missing =
        spread.missing() == 0 ? "" : "; %s: %d".formatted(figure.missing(), spread.missing());
    Optional<IncidentTimes> worst = spread.worst();
    if (worst.isEmpty()) {
      return "• %s: %s".formatted(figure.words(), figure.missing());
    }
    String longest =
        "%s (#%d)"
            .formatted(
                AlarmText.lasted(worst.get().length(figure).orElseThrow()),
                worst.get().incident().number());
    return "• %s: %s%s"
        .formatted(
            figure.words(),
            spread.known().size() == 1
                ? longest
                : "median %s, worst %s"
                    .formatted(AlarmText.lasted(spread.median().orElseThrow()), longest),
            missing);
  }

  /** Whose beginning was corrected, what it was before, and by whom. */
  private static List<LayoutBlock> corrected(Launch launch, FiguresReport report) {
    List<String> lines =
        report.summary().counted().stream()
            .filter(one -> one.beganFirst() != null)
            .limit(RATES)
            .map(one ->
                "#%d: its beginning was corrected from %s to %s by %s"
                    .formatted(
                        one.incident().number(),
                        Mrkdwn.date(Objects.requireNonNull(one.beganFirst()), launch.zone()),
                        Mrkdwn.date(one.incident().began().at(), launch.zone()),
                        by(one.incident().began().by())))
            .toList();
    return lines.isEmpty() ? List.of() : List.of(Blocks.context(String.join("\n", lines)));
  }

  private static String by(@Nullable String person) {
    return person == null ? "the bot" : Mrkdwn.user(person);
  }

  private static List<String> rates(FiguresReport report) {
    List<IncidentTimes> counted = report.summary().counted();
    if (counted.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (IncidentTimes one : counted) {
      ErrorRates rates = report.rates().get(one.incident().id());
      if (rates != null && rates.measurable()) {
        lines.add(
            "• #%d: %s before, %s during, %s after"
                .formatted(
                    one.incident().number(),
                    share(rates.before()),
                    share(rates.during()),
                    share(rates.after())));
      }
    }
    int silent = counted.size() - lines.size();
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(RATES, lines.size())));
    if (lines.size() > RATES) {
      shown.add("and %d more, in the files".formatted(lines.size() - RATES));
    }
    if (silent > 0) {
      shown.add("not measurable: " + count(silent, "incident"));
    }
    shown.addFirst(
        "*Requests that failed*, in the hour before, while it lasted, in the hour after");
    return shown;
  }

  private static String share(Measure measure) {
    return measure.value().isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * measure.value().getAsDouble())
        : "not measurable";
  }

  private static List<String> uptime(FiguresReport report) {
    if (report.uptime().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("*Up*");
    report.uptime().stream().limit(COMPONENTS).map(FiguresView::uptime).forEach(lines::add);
    if (report.uptime().size() > COMPONENTS) {
      lines.add("and %d more, in the JSON".formatted(report.uptime().size() - COMPONENTS));
    }
    return lines;
  }

  private static String uptime(ComponentUptime one) {
    var share = one.uptime().share();
    return "• %s: %s"
        .formatted(
            Mrkdwn.plain(one.name()),
            one.probes() == 0
                ? "no probe looks at it"
                : share.isPresent() ? Uptime.percent(share.getAsDouble()) : "nothing is known");
  }

  /** The worst of each severity can be looked at, and all of it taken along. */
  private static List<BlockElement> buttons(FiguresReport report, String typed) {
    Map<Integer, BlockElement> shows = new LinkedHashMap<>();
    report
        .summary()
        .bySev()
        .values()
        .forEach(some ->
            Summary.spreads(some).stream()
                .flatMap(spread -> spread.worst().stream())
                .forEach(worst -> {
                  int number = worst.incident().number();
                  if (shows.size() < BUTTONS) {
                    shows.putIfAbsent(
                        number, IncidentCommand.button("Show #" + number, "show " + number, ""));
                  }
                }));
    List<BlockElement> buttons = new ArrayList<>(shows.values());
    if (!report.nothing()) {
      buttons.add(IncidentCommand.button("CSV", "figures csv", typed));
    }
    buttons.add(IncidentCommand.button("JSON", "figures json", typed));
    return buttons;
  }

  private static String numbers(List<IncidentTimes> some) {
    return " ("
        + some.stream()
            .limit(NUMBERS)
            .map(one -> "#" + one.incident().number())
            .collect(Collectors.joining(", "))
        + (some.size() > NUMBERS ? ", …" : "")
        + ")";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
