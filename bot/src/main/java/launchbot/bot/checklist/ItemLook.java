package launchbot.bot.checklist;

import com.slack.api.model.block.element.ButtonElement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Item;
import launchbot.checklist.State;

/** How items are written wherever they are shown: always the same signs and words. */
final class ItemLook {
  /** What all our buttons begin with. */
  static final String PREFIX = "check_";

  private static final int TEXT = 300;
  private static final int NOTE = 120;
  private static final int CELLS = 8;

  private ItemLook() {}

  /** {@code ✅ *#12* Backups exist for important data}. */
  static String title(Item item, Instant now) {
    return "%s *#%d*  %s"
        .formatted(
            item.removed() ? "🗑️" : sign(item, now),
            item.number(),
            Mrkdwn.truncate(Mrkdwn.plain(item.text()), TEXT));
  }

  static String sign(Item item, Instant now) {
    if (!item.settled(now)) {
      return "⬜";
    }
    return switch (item.state()) {
      case State.Open _ -> "⬜";
      case State.Done _ -> "✅";
      case State.NotApplicable _ -> "➖";
      case State.Waived _ -> "🟡";
    };
  }

  /**
   * {@code required · @ada · due Fri 4 Dec · by hand: “seen” · @ben}.
   *
   * @param zone where days end
   */
  static String facts(Item item, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    List<String> facts = new ArrayList<>();
    facts.add(item.required() ? "required" : "recommended");
    if (item.owner() != null) {
      facts.add(Mrkdwn.user(item.owner()));
    }
    LocalDate due = item.due();
    if (due != null && !item.settled(now)) {
      facts.add((item.overdue(today, now) ? "⚠️ was due " : "due ") + Mrkdwn.day(due, today));
    }
    String state = state(item, today, now);
    if (!state.isEmpty()) {
      facts.add(state);
    }
    if (item.asked() != null) {
      facts.add("a waiver waits for the lead");
    }
    return String.join(" · ", facts);
  }

  /** How it stands and why; empty for what is open as it ever was. */
  static String state(Item item, LocalDate today, Instant now) {
    if (item.removed()) {
      return "removed";
    }
    if (item.lapsed(now)) {
      return item.state() instanceof State.Waived
          ? "open again: its waiver has ended"
          : "open again: its evidence is too old";
    }
    return switch (item.state()) {
      case State.Open open ->
          open.why() == null ? "" : "open again: " + note(String.valueOf(open.why()));
      case State.Done done -> done(item, done);
      case State.NotApplicable not -> "does not apply: “" + note(not.reason()) + "”";
      case State.Waived waived ->
          "waived until %s: “%s” · %s"
              .formatted(
                  Mrkdwn.day(waived.until(), today),
                  note(waived.reason()),
                  Mrkdwn.user(waived.by()));
    };
  }

  private static String done(Item item, State.Done done) {
    Item.Hand hand = item.hand();
    if (hand == null) {
      return "proven by " + sources(item);
    }
    return "%s“%s” · %s"
        .formatted(done.byHand() ? "_by hand_ " : "", note(hand.note()), Mrkdwn.user(hand.by()));
  }

  /** {@code the heartbeat and the restore test}. */
  static String sources(Item item) {
    return item.needs().sources().stream()
        .map(key -> "the " + Catalogue.shipped().source(key).name())
        .collect(Collectors.joining(" and "));
  }

  /** {@code ▰▰▰▱▱▱▱▱}. */
  static String bar(int settled, int total) {
    int full = total == 0 ? 0 : settled * CELLS / total;
    return "▰".repeat(full) + "▱".repeat(CELLS - full);
  }

  static String count(int n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** A button about one item; it works wherever it is pressed. */
  static ButtonElement button(String label, String verb, Item item) {
    return Blocks.button(label, PREFIX + verb, String.valueOf(item.id()));
  }

  /** Somebody's words beside others, a line and not too long. */
  static String note(String words) {
    return Mrkdwn.truncate(Mrkdwn.plain(words), NOTE);
  }
}
