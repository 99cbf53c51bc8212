package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.probe.Stand.Concern;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.launch.Launch;

/** Many probes at once: what is red first, and lists by pages. */
final class BoardView {
  /** How many of those that need somebody the board itself shows. */
  static final int RED = 8;

  static final int PAGE = 8;

  private BoardView() {}

  /** What the bare command shows above its buttons. */
  static List<LayoutBlock> opening(Launch launch, List<Stand> stands, Instant now) {
    if (stands.isEmpty()) {
      return List.of(
          Blocks.section(
              "Nothing is watched yet. `/probe add https://app.example.com` proposes what fits"
                  + " that address."));
    }
    List<Stand> troubled =
        stands.stream().filter(stand -> needs(stand.concern())).sorted(Stand.WORST_FIRST).toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*" + headline(stands) + "*"));
    troubled.stream().limit(RED).forEach(stand -> blocks.add(row(stand, launch, now)));
    if (troubled.size() > RED) {
      blocks.add(Blocks.context("and %d more: `/probe list red`".formatted(troubled.size() - RED)));
    }
    return blocks;
  }

  /** {@code 12 probes: 1 down, 2 with findings, 9 fine}. */
  static String headline(List<Stand> stands) {
    Map<Concern, Integer> counts = new EnumMap<>(Concern.class);
    stands.forEach(stand -> counts.merge(stand.concern(), 1, Integer::sum));
    return "%s: %s"
        .formatted(
            Lines.count(stands.size(), "probe"),
            counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words())
                .collect(Collectors.joining(", ")));
  }

  /**
   * A page of those that fit.
   *
   * @param filter as it was typed, without the page
   * @param page counted from 0
   */
  static Card list(Launch launch, List<Stand> fitting, String filter, int page, Instant now) {
    int pages = Math.max(1, (fitting.size() + PAGE - 1) / PAGE);
    int at = Math.clamp(page, 0, pages - 1);
    String title =
        fitting.isEmpty()
            ? "No probe fits that. `/probe list` shows all of them."
            : headline(fitting) + (pages == 1 ? "" : ", page %d of %d".formatted(at + 1, pages));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(fitting.isEmpty() ? title : "*" + title + "*"));
    fitting.stream()
        .skip((long) at * PAGE)
        .limit(PAGE)
        .forEach(stand -> blocks.add(row(stand, launch, now)));
    List<BlockElement> buttons = new ArrayList<>();
    if (at > 0) {
      buttons.add(ProbeCommand.button("◀ Back", "list", words(filter, at - 1)));
    }
    if (at < pages - 1) {
      // Two buttons of one row may not have one name: this one carries its first word along.
      buttons.add(Blocks.button("Next ▶", "probe_do", "list " + words(filter, at + 1)));
    }
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    blocks.add(
        Blocks.context(
            "`/probe list red` · `list tls` · `list group checkout` · `list paused` · `show 3`"));
    return new Card(title, blocks);
  }

  private static String words(String filter, int page) {
    return (filter + " page " + (page + 1)).strip();
  }

  private static LayoutBlock row(Stand stand, Launch launch, Instant now) {
    return Blocks.section(
        "%s\n%s\n%s"
            .formatted(
                Lines.title(stand),
                Lines.state(stand, now, launch.zone()),
                Lines.facts(stand.probe())),
        ProbeCommand.button("Show", "show", String.valueOf(stand.probe().number())));
  }

  static boolean needs(Concern concern) {
    return concern.compareTo(Concern.PAUSED) < 0;
  }
}
