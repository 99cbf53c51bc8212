package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.launch.DayAct;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.ItemStore;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.sprint.Sprint;

/** On its day: what is required and not proven by itself is asked for, in one message. */
final class AskingForRest implements DayAct {
  /** Of more a message has no room. */
  private static final int MOST = 30;

  @Override
  public void act(Tx tx, Launch launch, Sprint sprint, int day, Instant scheduled) {
    EvidenceStore.settle(tx, launch.id());
    List<Item> open = ChecklistStore.openRequired(tx.sql(), launch.id(), tx.cause().at(), MOST);
    if (!open.isEmpty()) {
      int total = ItemStore.count(tx.sql(), launch.id(), ItemFilter.BLOCKING, tx.cause().at());
      Card card = card(launch, open, total);
      tx.say(
          new Message.Post(
              launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NUDGE));
    }
  }

  /**
   * @param open the first of them
   * @param total how many there are
   */
  static Card card(Launch launch, List<Item> open, int total) {
    Map<String, List<Item>> byPerson = new LinkedHashMap<>();
    for (Item item : open) {
      String owner = item.owner();
      byPerson
          .computeIfAbsent(owner == null ? launch.lead() : owner, _ -> new ArrayList<>())
          .add(item);
    }
    String note =
        "*The checklist still needs a proof of %s* without which there is no go."
            .formatted(ItemLook.count(total, "required item"));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(note));
    byPerson.forEach(
        (person, items) -> blocks.add(Blocks.section(Mrkdwn.user(person) + "\n" + lines(items))));
    if (total > open.size()) {
      blocks.add(Blocks.context("And %d more.".formatted(total - open.size())));
    }
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.button(
                    "What blocks go",
                    ItemLook.PREFIX + "page_blocking",
                    new ListKey(launch.id(), ItemFilter.BLOCKING, 0).text()),
                Blocks.button("All sections", ItemLook.PREFIX + "overview", ""))));
    blocks.add(
        Blocks.context(
            "Done: `/launch check done 12 https://…` · not needed: `/launch check na 12 because …`"
                + " · later: `/launch check waive 12 until fri because …`. What nobody owns is the"
                + " lead's."));
    return new Card(note, blocks);
  }

  private static String lines(List<Item> items) {
    return items.stream()
        .map(item -> "• *#%d*  %s".formatted(item.number(), ItemLook.note(item.text())))
        .collect(Collectors.joining("\n"));
  }
}
