package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;

/** Incidents one below the other. */
final class ListView {
  static final int PAGE = 15;
  private static final int FEELS = 120;

  private ListView() {}

  /** Above the menu of the bare command: what lasts. */
  static List<LayoutBlock> opening(List<Incident> open, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(open.isEmpty() ? "No incident is open." : "*%d open*".formatted(open.size()));
    open.stream().limit(PAGE).forEach(one -> lines.add(line(one, now)));
    return Blocks.sections(lines);
  }

  /**
   * @param some a page of them, the newest first
   * @param page from 1 on; 0: only those that are open
   * @param more whether there are older ones
   */
  static Card card(Launch launch, List<Incident> some, int page, boolean more, Instant now) {
    String title =
        "Incidents of %s%s"
            .formatted(Mrkdwn.plain(launch.name()), page <= 1 ? "" : ", page %d".formatted(page));
    List<String> lines = new ArrayList<>();
    lines.add("*Incidents of* " + Mrkdwn.plain(launch.name()));
    if (some.isEmpty()) {
      lines.add(
          page == 1
              ? "There has been none. `/incident Checkout shows an error !sev2` opens one."
              : "There are no more.");
    }
    some.forEach(one -> lines.add(line(one, now)));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    if (page > 1) {
      buttons.add(IncidentCommand.button("Newer", "list:newer", "all " + (page - 1)));
    }
    if (more) {
      buttons.add(IncidentCommand.button(page == 0 ? "All" : "Older", "list", "all " + (page + 1)));
    }
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(title, blocks);
  }

  private static String line(Incident one, Instant now) {
    return "%s *%d* %s%s · %s · %s · %s %s"
        .formatted(
            HeadView.mark(one),
            one.number(),
            one.drill() ? "DRILL · " : "",
            Mrkdwn.plain(Mrkdwn.truncate(one.feels(), FEELS)),
            one.sev().key(),
            one.status().words(),
            one.open() ? "for" : "lasted",
            AlarmText.lasted(one.lasted(now)));
  }
}
