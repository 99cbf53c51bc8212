package launchbot.bot.checklist;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Item;
import launchbot.checklist.State;
import launchbot.checklist.Waivers;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;

/** Who has to hear of a change: whoever was given something, whoever is asked or answered. */
final class Telling {
  private Telling() {}

  /**
   * @param verb what was done, as it is recorded
   */
  static void about(Tx tx, Launch launch, Item before, Item next, String verb) {
    String actor = tx.cause().actor().id();
    Instant now = tx.cause().at();
    String owner = next.owner();
    if (owner != null && !owner.equals(before.owner()) && !owner.equals(actor)) {
      say(tx, owner, given(launch, next, actor, now));
    }
    Item.Asked asked = next.asked();
    if (asked != null && before.asked() == null) {
      say(tx, launch.lead(), asking(launch, next, asked));
    }
    log(tx, next, verb, actor);
    Item.Asked answered = before.asked();
    // Whatever else ended the request, such as a proof, needs no answer.
    boolean granted = verb.equals(Waivers.GRANTED);
    if (answered != null
        && (granted || verb.equals(Waivers.DECLINED))
        && !answered.by().equals(actor)) {
      say(tx, answered.by(), answer(launch, next, actor, granted));
    }
  }

  /** What the lead decided about going without an item. */
  private static void log(Tx tx, Item item, String verb, String by) {
    String what =
        verb.equals(Waivers.GRANTED) && item.state() instanceof State.Waived waived
            ? "waived #%d until %s: %s, because %s"
                .formatted(item.number(), waived.until(), item.text(), waived.reason())
            : verb.equals(Waivers.DECLINED)
                ? "did not waive #%d: %s".formatted(item.number(), item.text())
                : "";
    if (!what.isEmpty()) {
      DecisionLog.add(
          tx, item.launch(), Kind.WAIVER, "launch check show " + item.number(), what, null, by);
    }
  }

  private static Card given(Launch launch, Item item, String by, Instant now) {
    String note =
        "%s gave you this from the checklist of %s:"
            .formatted(Mrkdwn.user(by), Mrkdwn.channel(launch.channel()));
    return new Card(
        note + " " + Mrkdwn.plain(item.text()),
        List.of(
            Blocks.section(note),
            Blocks.section(
                ItemLook.title(item, now) + "\n" + ItemLook.facts(item, launch.zone(), now)),
            Blocks.actions(
                List.of(
                    ItemLook.button("Done…", "done", item),
                    ItemLook.button("Details", "show", item)))));
  }

  private static Card asking(Launch launch, Item item, Item.Asked asked) {
    String note =
        "%s asks to go without an item of the checklist of %s until %s."
            .formatted(
                Mrkdwn.user(asked.by()),
                Mrkdwn.channel(launch.channel()),
                Mrkdwn.day(asked.until(), asked.until()));
    return new Card(
        note,
        List.of(
            Blocks.section(note),
            Blocks.section(
                "*#%d*  %s\n“%s”"
                    .formatted(
                        item.number(), Mrkdwn.plain(item.text()), Mrkdwn.plain(asked.reason()))),
            Blocks.actions(
                List.of(
                    Blocks.primary(ItemLook.button("Grant", "grant", item)),
                    ItemLook.button("Decline", "decline", item),
                    ItemLook.button("Details", "show", item))),
            Blocks.context(
                "Granted, it counts as a risk at the go/no-go until that day, with your name.")));
  }

  private static Card answer(Launch launch, Item item, String by, boolean granted) {
    String note =
        granted
            ? "%s granted the waiver of *#%d* in %s."
            : "%s did not grant the waiver of *#%d* in %s: it stays to be done.";
    String words = note.formatted(Mrkdwn.user(by), item.number(), Mrkdwn.channel(launch.channel()));
    return new Card(
        words,
        List.of(
            Blocks.section(words + "\n" + Mrkdwn.plain(item.text())),
            Blocks.actions(List.of(ItemLook.button("Details", "show", item)))));
  }

  private static void say(Tx tx, String person, Card card) {
    tx.say(
        new Message.Post(
            Objects.requireNonNull(person),
            null,
            card.text(),
            card.blocksJson(),
            Message.Urgency.ANSWER));
  }
}
