package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Backing;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Item;
import launchbot.checklist.State;
import launchbot.launch.Launch;

/** One item as a message. */
final class ItemView {
  private ItemView() {}

  /** Everything about it, with all that can be done. */
  static Card full(Item item, Launch launch, Backing backing, Instant now) {
    LocalDate today = now.atZone(launch.zone()).toLocalDate();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(ItemLook.title(item, now)));
    blocks.add(Blocks.fields(fields(item, today, now)));
    for (Backing.Part part : backing.parts()) {
      blocks.add(Blocks.context(source(part)));
    }
    Item.Hand hand = item.hand();
    if (hand != null) {
      blocks.add(
          Blocks.context(
              "Proof by %s, %s: “%s”"
                  .formatted(
                      Mrkdwn.user(hand.by()),
                      Mrkdwn.date(hand.at(), ZoneOffset.UTC),
                      Mrkdwn.plain(hand.note()))));
    }
    Item.Asked asked = item.asked();
    if (asked != null) {
      blocks.add(
          Blocks.section(
              "%s asks to go without it until %s: “%s”"
                  .formatted(
                      Mrkdwn.user(asked.by()),
                      Mrkdwn.day(asked.until(), today),
                      Mrkdwn.plain(asked.reason()))));
    }
    blocks.add(Blocks.context(provenBy(item)));
    blocks.add(Blocks.actions(buttons(item, now)));
    return new Card(summary(item, now), blocks);
  }

  /** What was done, in few lines. */
  static Card done(String note, Item item, Launch launch, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(note));
    blocks.add(
        Blocks.context(
            ItemLook.title(item, now) + " · " + ItemLook.facts(item, launch.zone(), now)));
    blocks.add(
        Blocks.actions(
            List.of(
                item.removed()
                    ? ItemLook.button("Bring it back", "restore", item)
                    : ItemLook.button("Details", "show", item),
                Blocks.button("All sections", ItemLook.PREFIX + "overview", ""))));
    return new Card(note, blocks);
  }

  /** For notifications and screen readers. */
  static String summary(Item item, Instant now) {
    return "Item #%d: %s (%s)"
        .formatted(
            item.number(),
            Mrkdwn.plain(item.text()),
            item.settled(now) ? item.state().key().replace('-', ' ') : "open");
  }

  private static List<String> fields(Item item, LocalDate today, Instant now) {
    List<String> fields = new ArrayList<>();
    String state = ItemLook.state(item, today, now);
    fields.add("*State*\n" + ItemLook.sign(item, now) + " " + (state.isEmpty() ? "open" : state));
    fields.add("*Section*\n" + Catalogue.shipped().title(item.section()));
    String owner = item.owner();
    fields.add("*Owner*\n" + (owner == null ? "_nobody_" : Mrkdwn.user(owner)));
    LocalDate due = item.due();
    fields.add("*Due*\n" + (due == null ? "_no date_" : Mrkdwn.day(due, today)));
    fields.add("*For a go*\n" + (item.required() ? "required" : "recommended"));
    return fields;
  }

  private static String source(Backing.Part part) {
    String look =
        switch (part.look()) {
          case MISSING -> "⚪ not connected";
          case GREEN -> "🟢 green";
          case AMBER -> "🟠 amber";
          case RED -> "🔴 red";
          case OLD -> "🔴 too old";
        };
    String words = part.words() == null ? "" : ": " + ItemLook.note(part.words());
    Instant until = part.until();
    String ages =
        until != null && part.look() == Backing.Look.GREEN
            ? " · counts until " + Mrkdwn.date(until, ZoneOffset.UTC)
            : "";
    String link = part.link();
    String proof = link == null ? "" : " · <%s|proof>".formatted(Mrkdwn.escape(link));
    return "%s · %s%s%s%s".formatted(part.source().name(), look, words, ages, proof);
  }

  private static String provenBy(Item item) {
    String sources = ItemLook.sources(item);
    return switch (item.needs().hand()) {
      case ALONE -> "Proven by a person, with a link or a note.";
      case BESIDE -> "Proven by %s, and by a person's note.".formatted(sources);
      case EITHER -> "Proven by %s, or by a person where that is not connected.".formatted(sources);
      case STANDS_IN ->
          "Proven by %s. Until that is connected, a person's proof stands in and is shown as by hand."
              .formatted(sources);
    };
  }

  /** The steps that make sense now, the likely one first. */
  private static List<BlockElement> buttons(Item item, Instant now) {
    List<BlockElement> buttons = new ArrayList<>();
    if (item.removed()) {
      buttons.add(ItemLook.button("Bring it back", "restore", item));
      return buttons;
    }
    if (item.asked() != null) {
      buttons.add(Blocks.primary(ItemLook.button("Grant", "grant", item)));
      buttons.add(ItemLook.button("Decline", "decline", item));
    }
    if (!item.settled(now)) {
      buttons.add(ItemLook.button("Done…", "done", item));
      buttons.add(ItemLook.button("Does not apply…", "na", item));
      if (item.asked() == null) {
        buttons.add(ItemLook.button("Waive…", "waive", item));
      }
    } else {
      buttons.add(ItemLook.button("Reopen", "reopen", item));
    }
    if (item.owner() == null) {
      buttons.add(ItemLook.button("Take it", "take", item));
    }
    buttons.add(more(item));
    return buttons;
  }

  private static BlockElement more(Item item) {
    List<OptionObject> options = new ArrayList<>();
    options.add(Blocks.option("Edit…", "edit " + item.id()));
    options.add(Blocks.option("History", "history " + item.id()));
    options.add(
        item.required()
            ? Blocks.option("Make it recommended only", "unrequire " + item.id())
            : Blocks.option("Make it required", "require " + item.id()));
    if (item.state() instanceof State.Waived) {
      options.add(Blocks.option("Waive anew…", "waive " + item.id()));
    }
    options.add(Blocks.option("Remove", "remove " + item.id()));
    return Blocks.overflow(ItemLook.PREFIX + "more", options);
  }
}
