package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Catalogue;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.Progress;
import launchbot.launch.Launch;

/** All sections of a checklist with their bars, and the ways into it. */
final class OverviewView {
  private OverviewView() {}

  /**
   * @param me who looks at it
   */
  static Card card(Launch launch, Progress progress, String me) {
    String headline = headline(progress);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*Checklist of %s*\n%s".formatted(Mrkdwn.channel(launch.channel()), headline)));
    if (!progress.sections().isEmpty()) {
      blocks.add(
          Blocks.section(
              progress.sections().stream()
                  .map(OverviewView::line)
                  .collect(Collectors.joining("\n"))));
      blocks.add(Blocks.actions(List.of(sections(launch, progress))));
    }
    List<BlockElement> buttons = new ArrayList<>();
    int open = progress.requiredOpen();
    if (open > 0) {
      buttons.add(
          Blocks.primary(list("What blocks go (%d)".formatted(open), launch, ItemFilter.BLOCKING)));
    }
    buttons.add(list("Mine", launch, ItemFilter.person(me)));
    buttons.add(list("All", launch, ItemFilter.ALL));
    if (progress.byHand() > 0) {
      buttons.add(list("By hand (%d)".formatted(progress.byHand()), launch, ItemFilter.BY_HAND));
    }
    if (progress.waived() > 0) {
      buttons.add(list("Waived (%d)".formatted(progress.waived()), launch, ItemFilter.WAIVED));
    }
    buttons.add(
        Blocks.button("Add an item…", ItemLook.PREFIX + "add", String.valueOf(launch.id())));
    buttons.add(Blocks.button("Help", ItemLook.PREFIX + "help", ""));
    blocks.add(Blocks.actions(buttons));
    return new Card("Checklist: " + headline, blocks);
  }

  /** {@code 7 of 22 required done · 3 by hand · 1 waived}. */
  static String headline(Progress progress) {
    List<String> facts = new ArrayList<>();
    int done = progress.required() - progress.requiredOpen();
    facts.add("%d of %d required settled".formatted(done, progress.required()));
    facts.add("%d of %d in all".formatted(progress.settled(), progress.total()));
    if (progress.byHand() > 0) {
      facts.add(progress.byHand() + " by hand");
    }
    if (progress.waived() > 0) {
      facts.add(progress.waived() + " waived");
    }
    return String.join(" · ", facts);
  }

  private static String line(Progress.Part part) {
    String open =
        part.requiredOpen() == 0 ? "" : " · *%d required open*".formatted(part.requiredOpen());
    return "`%s` %s %d/%d%s"
        .formatted(
            ItemLook.bar(part.settled(), part.total()),
            Mrkdwn.plain(Catalogue.shipped().title(part.section())),
            part.settled(),
            part.total(),
            open);
  }

  private static StaticSelectElement sections(Launch launch, Progress progress) {
    return StaticSelectElement.builder()
        .actionId(ItemLook.PREFIX + "page_section")
        .placeholder(Blocks.plain("Open a section…"))
        .options(
            progress.sections().stream()
                .map(part ->
                    Blocks.option(
                        Catalogue.shipped().title(part.section()),
                        new ListKey(launch.id(), ItemFilter.requiredOf(part.section()), 0).text()))
                .toList())
        .build();
  }

  private static com.slack.api.model.block.element.ButtonElement list(
      String label, Launch launch, ItemFilter filter) {
    return Blocks.button(
        label,
        ItemLook.PREFIX + "page_" + filter.kind().name().toLowerCase(java.util.Locale.ROOT),
        new ListKey(launch.id(), filter, 0).text());
  }
}
