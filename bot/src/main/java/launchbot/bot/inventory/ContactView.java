package launchbot.bot.inventory;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.inventory.Contact;
import launchbot.inventory.Contacts;

/** Whom to call, as the team sees it; on a phone a tap on the number dials it. */
final class ContactView {
  private ContactView() {}

  static Card card(List<Contact> contacts) {
    List<LayoutBlock> blocks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add("*Emergency contacts*");
    if (contacts.isEmpty()) {
      lines.add(
          "Nobody is listed yet. Whom do you call when hosting, DNS, payments or mail fail and none"
              + " of you can help?");
    }
    contacts.stream().map(ContactView::line).forEach(lines::add);
    blocks.addAll(Blocks.sections(lines));
    blocks.add(Blocks.actions(List.of(LaunchCommand.button("Add a contact", "contacts", "add"))));
    blocks.add(
        Blocks.context(
            "Call them in this order. `/launch contacts edit 2`, `move 2 1`, `remove 2`. Guests do"
                + " not see this."));
    return new Card("Emergency contacts", blocks);
  }

  /** Where Slack opens no form: the button that opens it. */
  static Card form(String words) {
    return new Card(
        "Slack opens forms from buttons only here.",
        List.of(
            Blocks.section("Slack opens forms from buttons only here:"),
            Blocks.actions(List.of(LaunchCommand.button("Open the form", "contacts", words)))));
  }

  static String line(Contact one) {
    List<String> ways = new ArrayList<>();
    String phone = one.phone();
    String mail = one.mail();
    if (one.person() != null) {
      ways.add(Mrkdwn.user(one.person()));
    }
    if (phone != null) {
      ways.add(
          Contacts.dialled(phone)
              .map(number -> "<tel:%s|%s>".formatted(number, Mrkdwn.plain(phone)))
              .orElse(Mrkdwn.plain(phone)));
    }
    if (mail != null) {
      ways.add("<mailto:%s|%s>".formatted(Mrkdwn.escape(mail), Mrkdwn.plain(mail)));
    }
    return "*%d* %s, for %s: %s%s"
        .formatted(
            one.place(),
            Mrkdwn.plain(one.name()),
            Mrkdwn.plain(one.purpose()),
            String.join(" · ", ways),
            one.hours() == null ? "" : " · " + Mrkdwn.plain(one.hours()));
  }
}
