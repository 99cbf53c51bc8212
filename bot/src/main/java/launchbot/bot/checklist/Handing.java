package launchbot.bot.checklist;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.web.Markdown;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.ItemStore;
import launchbot.checklist.State;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/**
 * What was waived and what is still open of what is required, as risks of the handover document.
 */
final class Handing {
  private static final int MOST = 200;

  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch, Instant now) {
    return List.of(
        new Passage(
            Chapter.RISKS,
            "Required and not settled",
            list(sql, launch, ItemFilter.BLOCKING, now),
            List.of()),
        new Passage(Chapter.RISKS, "Waived", list(sql, launch, ItemFilter.WAIVED, now), List.of()));
  }

  private static String list(DSLContext sql, Launch launch, ItemFilter filter, Instant now) {
    return ItemStore.page(sql, launch.id(), filter, now, 0, MOST).stream()
        .map(Handing::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Item item) {
    String text = "- %s".formatted(Markdown.plain(item.text()));
    return item.state() instanceof State.Waived waived
        ? "%s: waived by %s until %s, because %s"
            .formatted(
                text, Mrkdwn.user(waived.by()), waived.until(), Markdown.plain(waived.reason()))
        : item.owner() == null ? text : "%s: %s".formatted(text, Mrkdwn.user(item.owner()));
  }
}
