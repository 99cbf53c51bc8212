package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.triage.HistoryView;
import launchbot.launch.Launch;
import launchbot.ledger.HistoryStore;
import launchbot.probe.Differences;
import launchbot.probe.Finding;
import launchbot.probe.Latency;
import launchbot.probe.Length;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.Probes;
import launchbot.probe.Seen;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.probe.Uptime;
import launchbot.triage.Age;

/** One probe: how it stands, what its looks add up to, and what may be done with it. */
final class ProbeView {
  private static final int FINDINGS = 6;
  private static final int BAR = 10;
  private static final int LONG = 300;

  private ProbeView() {}

  /**
   * @param others the launch's probes, for the name of its parent
   */
  static Card show(Launch launch, Stand stand, Figures figures, List<Probe> others, Instant now) {
    Probe probe = stand.probe();
    List<LayoutBlock> blocks = new ArrayList<>();
    String state = Lines.state(stand, now, launch.zone());
    blocks.add(
        Blocks.section(
            "%s\n%s\n%s\n%s"
                .formatted(
                    Lines.title(stand),
                    state,
                    Lines.facts(probe),
                    Mrkdwn.plain(Mrkdwn.truncate(probe.spec().target(), LONG)))));
    looks(blocks, stand, figures, now);
    measured(figures).forEach(blocks::add);
    findings(blocks, stand);
    blocks.add(Blocks.context(Mrkdwn.truncate(settings(probe, others), 2_900)));
    if (stand.watch() != null && stand.watch().nextAt() != null) {
      blocks.add(Blocks.context("Next look " + Mrkdwn.date(stand.watch().nextAt(), launch.zone())));
    }
    blocks.add(Blocks.actions(buttons(probe)));
    return new Card(Lines.title(stand) + ": " + state, blocks);
  }

  private static void looks(List<LayoutBlock> blocks, Stand stand, Figures figures, Instant now) {
    List<String> lines = new ArrayList<>();
    if (!figures.last().isEmpty()) {
      lines.add(
          "Last looks %s, the newest %s"
              .formatted(
                  figures.last().reversed().stream()
                      .map(ProbeView::mark)
                      .collect(Collectors.joining()),
                  Age.ago(figures.last().getFirst().at(), now)));
    }
    Outcome last = stand.last();
    if (last != null) {
      lines.addAll(phases(last.timings()));
    }
    if (!lines.isEmpty()) {
      blocks.addAll(Blocks.sections(lines));
    }
  }

  /** A phase a line, as a share of the whole: {@code ▰▰▱▱▱▱▱▱▱▱ DNS 3 ms}. */
  static List<String> phases(Timings timings) {
    long total = timings.total();
    if (total <= 0) {
      return List.of();
    }
    return Stream.of(
            phase("DNS", timings.resolve(), total),
            phase("connect", timings.connect(), total),
            phase("TLS", timings.tls(), total),
            phase("first byte", timings.firstByte(), total),
            phase("body", timings.body(), total))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String phase(String name, long micros, long total) {
    if (micros < 0) {
      return "";
    }
    int full = Math.clamp(Math.round((double) BAR * micros / total), 0, BAR);
    return "%s%s %s %s"
        .formatted("▰".repeat(full), "▱".repeat(BAR - full), name, Lines.millis(micros));
  }

  private static List<LayoutBlock> measured(Figures figures) {
    List<String> lines = new ArrayList<>();
    if (figures.today().count() > 0) {
      lines.add("*Last 24 h* " + percentiles(figures.today()));
    }
    if (figures.week().count() > 0) {
      lines.add("*Week before* " + percentiles(figures.week()));
    }
    String uptime =
        Stream.of(
                share("24 h", figures.day()),
                share("7 d", figures.sevenDays()),
                share("30 d", figures.month()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    if (!uptime.isEmpty()) {
      lines.add("*Up* " + uptime);
    }
    return Blocks.sections(lines);
  }

  private static String percentiles(Latency latency) {
    return Stream.of(50, 95, 99)
        .map(percent ->
            "p%d %s".formatted(percent, Lines.millis(latency.percentile(percent).orElse(0))))
        .collect(Collectors.joining(" · "));
  }

  private static String share(String name, Uptime uptime) {
    OptionalDouble share = uptime.share();
    return share.isEmpty() ? "" : name + " " + Uptime.percent(share.getAsDouble());
  }

  private static void findings(List<LayoutBlock> blocks, Stand stand) {
    List<Finding> all = stand.findings();
    if (all.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    all.stream()
        .limit(FINDINGS)
        .forEach(finding ->
            lines.add(
                "• *%s* %s → %s"
                    .formatted(
                        finding.severity().key(),
                        Mrkdwn.plain(Mrkdwn.truncate(finding.what(), LONG)),
                        Mrkdwn.plain(Mrkdwn.truncate(finding.advice(), LONG)))));
    if (all.size() > FINDINGS) {
      lines.add("and %d more".formatted(all.size() - FINDINGS));
    }
    blocks.addAll(Blocks.sections(lines));
  }

  private static String settings(Probe probe, List<Probe> others) {
    List<String> parts = new ArrayList<>();
    parts.add(probe.severity().key());
    parts.add("timeout " + Length.words(probe.pace().timeout()));
    parts.add("down after " + Differences.after(probe.pace()));
    parts.add("up after " + probe.pace().recovers());
    Long parent = probe.parent();
    if (parent != null) {
      parts.add("depends on " + Mrkdwn.plain(Probes.called(others, parent)));
    }
    String expects = Lines.expects(probe.spec());
    if (!expects.isEmpty()) {
      parts.add("expects " + expects);
    }
    probe
        .spec()
        .option(Spec.PROVES)
        .ifPresent(items -> parts.add("proves " + Mrkdwn.plain(items.replace(" ", ", "))));
    return String.join(" · ", parts);
  }

  private static List<BlockElement> buttons(Probe probe) {
    String number = String.valueOf(probe.number());
    List<BlockElement> buttons = new ArrayList<>();
    boolean paused = probe.pausedAt() != null;
    if (!paused && !probe.kind().passive()) {
      buttons.add(ProbeCommand.button("Look now", "run", number));
    }
    buttons.add(ProbeCommand.button("Edit", "edit", number));
    buttons.add(
        paused
            ? ProbeCommand.button("Resume", "resume", number)
            : ProbeCommand.button("Pause", "pause", number));
    buttons.add(ProbeCommand.button("History", "history", number));
    buttons.add(
        Blocks.danger(
            ProbeCommand.button("Remove", "remove", number + " yes"),
            "Nobody looks at it any more. Its history stays, and /probe restore %s brings it back."
                .formatted(number),
            "Remove"));
    return buttons;
  }

  private static String mark(Seen seen) {
    return switch (seen.level()) {
      case UP -> "🟢";
      case DEGRADED -> "🟡";
      case DOWN -> "🔴";
      case UNTESTABLE -> "⚪";
    };
  }

  static Card history(Probe probe, List<HistoryStore.Fact> facts) {
    String title =
        "*History of #%d* %s, newest first".formatted(probe.number(), Mrkdwn.plain(probe.name()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(title));
    facts.forEach(fact -> blocks.add(Blocks.context(HistoryView.line(fact))));
    return new Card(title, blocks);
  }

  /** What is kept now, after a change. */
  static Card saved(Launch launch, Stand stand, String done, Instant now) {
    String text =
        "%s\n%s\n%s".formatted(done, Lines.title(stand), Lines.state(stand, now, launch.zone()));
    return new Card(
        text,
        List.of(
            Blocks.section(text + "\n" + Lines.facts(stand.probe())),
            Blocks.actions(
                List.of(
                    ProbeCommand.button("Show", "show", String.valueOf(stand.probe().number()))))));
  }
}
