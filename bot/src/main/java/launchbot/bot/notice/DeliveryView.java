package launchbot.bot.notice;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.notice.Delivery;

/** Where a notice has arrived and where it has not: places by name, mails by number. */
final class DeliveryView {
  private static final int MOST = 20;
  private static final int WORDS = 200;

  private DeliveryView() {}

  static List<LayoutBlock> blocks(Look look) {
    if (look.notice().drill()) {
      return List.of(Blocks.section("Nothing was sent: drill."));
    }
    return Blocks.sections(lines(look.deliveries()));
  }

  private static List<String> lines(List<Delivery> all) {
    List<String> lines = new ArrayList<>();
    List<Delivery> named = all.stream().filter(one -> one.way() != Delivery.Way.EMAIL).toList();
    List<Delivery> mails = all.stream().filter(one -> one.way() == Delivery.Way.EMAIL).toList();
    if (all.isEmpty()) {
      lines.add(
          "It went nowhere: no channel of customers and no public page is set."
              + " `/incident customers #channel` adds one.");
      return lines;
    }
    lines.add("*Deliveries*");
    named.stream().limit(MOST).map(DeliveryView::line).forEach(lines::add);
    if (named.size() > MOST) {
      lines.add("…and %d more.".formatted(named.size() - MOST));
    }
    mails.forEach(one -> lines.add("• mails to subscribers: " + one.why()));
    return lines;
  }

  private static String line(Delivery one) {
    String place =
        switch (one.way()) {
          case CHANNEL -> Mrkdwn.channel(one.place());
          case PAGE -> "public page";
          case BANNER -> "banner";
          case EMAIL -> "mail";
        };
    return "• %s: %s%s".formatted(place, words(one.state()), why(one));
  }

  private static String why(Delivery one) {
    String code = one.why();
    if (code == null) {
      return "";
    }
    return ", "
        + reason(code)
        + (one.state() == Delivery.State.WAITING ? "; it is tried again" : "");
  }

  /** What an error code of Slack's means for whoever can mend it. */
  private static String reason(String code) {
    return switch (code) {
      case "is_archived" -> "the channel is archived. `/incident customers remove` takes it out";
      case "channel_not_found", "not_in_channel" ->
          "I cannot post there: it is missing, archived, or private and I am not invited. Type"
              + " `/invite` there";
      default -> Mrkdwn.plain(Mrkdwn.truncate(code, WORDS));
    };
  }

  private static String words(Delivery.State state) {
    return switch (state) {
      case WAITING -> "waiting";
      case DELIVERED -> "delivered";
      case FAILED -> "failed";
    };
  }
}
