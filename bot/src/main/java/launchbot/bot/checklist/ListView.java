package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import org.jspecify.annotations.Nullable;

/** A page of items, each with the one tap that is likely next. */
final class ListView {
  private ListView() {}

  static Card page(@Nullable String note, ItemPage page) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (note != null) {
      blocks.add(Blocks.section(note));
    }
    blocks.add(
        Blocks.section("*%s* · %s".formatted(page.title(), ItemLook.count(page.total(), "item"))));
    if (page.items().isEmpty()) {
      blocks.add(Blocks.section(empty(page.key().filter())));
    }
    for (Item item : page.items()) {
      blocks.add(
          Blocks.section(
              ItemLook.title(item, page.now())
                  + "\n"
                  + ItemLook.facts(item, page.launch().zone(), page.now()),
              next(item, page)));
    }
    List<BlockElement> buttons = turning(page);
    if (!page.items().isEmpty()) {
      buttons.addFirst(details(page));
    }
    buttons.add(Blocks.button("All sections", ItemLook.PREFIX + "overview", ""));
    blocks.add(Blocks.actions(buttons));
    blocks.add(
        Blocks.context(
            "`/launch check done 12 https://…` · `/launch check assign 12 @somebody` · `/launch"
                + " check help` for everything else"));
    return new Card(page.title() + ": " + ItemLook.count(page.total(), "item"), blocks);
  }

  private static ButtonElement next(Item item, ItemPage page) {
    if (item.removed()) {
      return ItemLook.button("Bring back", "restore", item);
    }
    if (item.settled(page.now())) {
      return ItemLook.button("Details", "show", item);
    }
    return page.key().filter().kind() == ItemFilter.Kind.ASKED
        ? ItemLook.button("Grant", "grant", item)
        : ItemLook.button("Done", "done", item);
  }

  private static StaticSelectElement details(ItemPage page) {
    return StaticSelectElement.builder()
        .actionId(ItemLook.PREFIX + "show")
        .placeholder(Blocks.plain("Details of…"))
        .options(
            page.items().stream()
                .map(item ->
                    Blocks.option(
                        "#%d %s".formatted(item.number(), item.text()), String.valueOf(item.id())))
                .toList())
        .build();
  }

  private static List<BlockElement> turning(ItemPage page) {
    List<BlockElement> buttons = new ArrayList<>();
    ListKey key = page.key();
    if (key.page() > 0) {
      buttons.add(
          Blocks.button("◀ Back", ItemLook.PREFIX + "page_back", key.at(key.page() - 1).text()));
    }
    if (key.page() < page.pages() - 1) {
      buttons.add(
          Blocks.button(
              "Next ▶ (%d of %d)".formatted(key.page() + 1, page.pages()),
              ItemLook.PREFIX + "page_next",
              key.at(key.page() + 1).text()));
    }
    String section = key.filter().of();
    if (page.folded() > 0 && section != null) {
      buttons.add(
          Blocks.button(
              "+%d recommended".formatted(page.folded()),
              ItemLook.PREFIX + "page_unfold",
              new ListKey(key.launch(), ItemFilter.section(section), 0).text()));
    }
    return buttons;
  }

  private static String empty(ItemFilter filter) {
    return switch (filter.kind()) {
      case BLOCKING -> "Nothing required is open. `/launch status` says what else speaks for a go.";
      case PERSON ->
          "Nothing on the checklist belongs to them. `/launch check assign 12 @somebody` gives it"
              + " to somebody.";
      case BY_HAND -> "Nothing rests on somebody's word alone where a source could be connected.";
      case WAIVED -> "Nothing is waived.";
      case ASKED -> "No waiver waits for an answer.";
      case REMOVED -> "Nothing was removed.";
      case ALL, SECTION, REQUIRED_OF_SECTION ->
          "There is nothing in it. `/launch check add \"…\"` adds an item.";
    };
  }
}
