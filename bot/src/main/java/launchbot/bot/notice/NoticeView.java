package launchbot.bot.notice;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.notice.Delivery;
import launchbot.notice.Notice;
import launchbot.notice.Rewording;

/** A notice as the team sees it: what customers read, and what is still to be done for it. */
final class NoticeView {
  static final String PREFIX = "notice_";
  private static final int WORDS = 400;
  private static final int MOST = 12;

  private NoticeView() {}

  /** What the button of a card about a version brings back. */
  static String key(Notice notice) {
    return notice.id() + "/" + notice.version();
  }

  static Card card(Look look) {
    Notice notice = look.notice();
    String title = title(look);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*" + title + "*\n" + state(look)));
    if (!look.changed().isEmpty()) {
      blocks.addAll(Blocks.sections(changed(look.changed())));
    }
    blocks.add(Blocks.context("As customers see it"));
    blocks.addAll(customers(look));
    blocks.add(Blocks.context(where(look)));
    List<String> open = open(look);
    if (!open.isEmpty()) {
      blocks.addAll(Blocks.sections(open));
    }
    if (notice.state() == Notice.State.APPROVED) {
      blocks.addAll(DeliveryView.blocks(look));
    }
    List<BlockElement> buttons = buttons(look);
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(title, blocks);
  }

  private static String title(Look look) {
    Notice notice = look.notice();
    return "%sNotice %d · %s"
        .formatted(
            notice.drill() ? "DRILL · " : "",
            notice.number(),
            look.wording().moment().key().replace('-', ' '));
  }

  private static List<LayoutBlock> customers(Look look) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(look.text().headline()));
    Notice corrects = look.corrects();
    if (corrects != null) {
      blocks.add(
          Blocks.section(Mrkdwn.plain(NoticeText.correction(corrects, look.launch().zone()))));
    }
    blocks.addAll(NoticeText.paragraphs(look.text().body(), look.missing()));
    return blocks;
  }

  private static String state(Look look) {
    Notice notice = look.notice();
    Notice.Asked asked = notice.asked();
    return switch (notice.state()) {
      case DRAFT -> {
        if (notice.byItself()) {
          yield "A draft from what is known by now. Nobody outside has seen it.";
        }
        yield "Written by %s. %s"
            .formatted(
                Mrkdwn.user(notice.written().by()),
                asked != null && !asked.expires().isAfter(look.now())
                    ? "Nobody approved it until %s, so nothing was sent. Ask again if it still holds."
                        .formatted(date(look, asked.expires()))
                    : "Nobody outside has seen it.");
      }
      case ASKED -> waiting(look, Objects.requireNonNull(asked));
      case APPROVED -> {
        Notice.Approved approved = Objects.requireNonNull(notice.approved());
        String by =
            "Written by %s, approved by %s %s%s."
                .formatted(
                    Mrkdwn.user(notice.written().by()),
                    Mrkdwn.user(approved.by()),
                    date(look, approved.at()),
                    approved.alone() ? " alone, since nobody else could" : "");
        yield notice.drill() ? by + " Nothing was sent: drill." : by;
      }
      case WITHDRAWN -> "Withdrawn. Nothing of it was sent.";
    };
  }

  private static String waiting(Look look, Notice.Asked asked) {
    String by = look.notice().written().by();
    if (!asked.expires().isAfter(look.now())) {
      return "Written by %s. Nobody approved it until %s, so nothing was sent."
          .formatted(Mrkdwn.user(by), date(look, asked.expires()));
    }
    return "Written by %s. %s until %s; nothing is sent before."
        .formatted(
            Mrkdwn.user(by),
            look.others().isEmpty()
                ? "Nobody else can approve it, so its writer may"
                : "Somebody else approves it",
            date(look, asked.expires()));
  }

  private static List<String> changed(List<Rewording.Line> changed) {
    List<String> lines = new ArrayList<>();
    lines.add("*Changed since it was asked about*");
    changed.stream()
        .limit(MOST)
        .forEach(line ->
            lines.add(
                (line instanceof Rewording.Was ? "was: " : "is: ")
                    + Mrkdwn.plain(Mrkdwn.truncate(line.words(), WORDS))));
    if (changed.size() > MOST) {
      lines.add("…and %d more.".formatted(changed.size() - MOST));
    }
    return lines;
  }

  private static String where(Look look) {
    Notice.Wording wording = look.wording();
    List<String> parts = new ArrayList<>();
    String what = look.hit().isEmpty() ? "everything" : String.join(", ", look.hit());
    parts.add(
        "The page says: %s %s"
            .formatted(Mrkdwn.plain(Mrkdwn.truncate(what, WORDS)), wording.shows().words()));
    Instant next = wording.nextBy();
    parts.add(next == null ? "no further word is promised" : "next word by " + date(look, next));
    if (look.notice().open()) {
      parts.add(look.notice().drill() ? "it goes nowhere: drill" : "goes to " + places(look));
    }
    return String.join(" · ", parts);
  }

  private static String places(Look look) {
    List<String> places = new ArrayList<>();
    look.channels().stream().limit(MOST).map(Mrkdwn::channel).forEach(places::add);
    if (look.paged()) {
      places.add("the public page and whoever subscribed to it");
    }
    return places.isEmpty()
        ? "nobody yet: `/incident customers #channel` or `/incident page` says where customers read"
        : String.join(", ", places);
  }

  private static List<String> open(Look look) {
    List<String> lines = new ArrayList<>();
    if (!look.missing().isEmpty()) {
      lines.add(
          "*Fill in before anybody can approve it:* "
              + Mrkdwn.plain(Mrkdwn.truncate(String.join(", ", look.missing()), WORDS)));
    }
    if (!look.leftOut().isEmpty()) {
      lines.add(
          "Left out while nobody fills it in: "
              + Mrkdwn.plain(Mrkdwn.truncate(String.join(", ", look.leftOut()), WORDS)));
    }
    return lines;
  }

  private static List<BlockElement> buttons(Look look) {
    Notice notice = look.notice();
    String key = key(notice);
    List<BlockElement> buttons = new ArrayList<>();
    boolean asked =
        notice.state() == Notice.State.ASKED
            && Objects.requireNonNull(notice.asked()).expires().isAfter(look.now());
    if (asked) {
      String approve = notice.drill() ? "Approve (drill)" : "Approve and send";
      buttons.add(Blocks.primary(Blocks.button(approve, PREFIX + "approve", key)));
      if (look.others().isEmpty()) {
        buttons.add(
            Blocks.danger(
                Blocks.button("Approve alone", PREFIX + "alone", key),
                "You wrote it, and nobody else can approve it. That you did so alone stays in its"
                    + " history.",
                approve));
      }
    } else if (notice.open() && look.missing().isEmpty()) {
      buttons.add(Blocks.primary(Blocks.button("Ask for approval", PREFIX + "ask", key)));
    }
    if (notice.open()) {
      buttons.add(Blocks.button("Change", PREFIX + "change", key));
      buttons.add(
          Blocks.danger(
              Blocks.button("Withdraw", PREFIX + "withdraw", key),
              "It will never be sent. Another one can be written.",
              "Withdraw"));
    }
    if (notice.state() == Notice.State.APPROVED && !notice.drill()) {
      buttons.add(Blocks.button("Correct it", PREFIX + "correct", key));
      if (look.deliveries().stream().anyMatch(NoticeView::again)) {
        buttons.add(Blocks.button("Send again what failed", PREFIX + "again", key));
      }
    }
    return buttons;
  }

  private static boolean again(Delivery delivery) {
    return delivery.state() == Delivery.State.FAILED && delivery.way() == Delivery.Way.CHANNEL;
  }

  private static String date(Look look, Instant at) {
    return Mrkdwn.date(at, look.launch().zone());
  }
}
