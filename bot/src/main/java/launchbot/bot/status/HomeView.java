package launchbot.bot.status;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.Todo;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.readiness.Reason;

/** App Home: each of my launches, and what waits for me. */
final class HomeView {
  /** With these a view stays far below Slack's hundred blocks. */
  static final int LAUNCHES = 6;

  static final int TODOS = 25;

  private HomeView() {}

  /**
   * A launch as its member sees it.
   *
   * @param todos what waits for this person there, the most urgent first
   */
  record Mine(Situation situation, List<Todo> todos) {}

  static View view(List<Mine> launches, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (launches.isEmpty()) {
      blocks.add(Blocks.header("No launch of yours yet"));
      blocks.add(
          Blocks.section(
              "You take part in a launch as soon as you own, fix or decide something in it. Type"
                  + " `/launch` in the channel where yours is talked about."));
    }
    launches.stream().limit(LAUNCHES).forEach(mine -> launch(mine, blocks));
    if (launches.size() > LAUNCHES) {
      blocks.add(Blocks.context("and %d more launches".formatted(launches.size() - LAUNCHES)));
    }
    if (!launches.isEmpty()) {
      waiting(launches, blocks);
    }
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.button("Refresh", "home_refresh", ""),
                Blocks.button("Add an entry", "triage_add", ""),
                Blocks.button("All my entries", "triage_mine", ""))));
    blocks.add(Blocks.context("As of " + Mrkdwn.date(now, ZoneOffset.UTC) + "."));
    return View.builder().type("home").blocks(blocks).build();
  }

  private static void launch(Mine mine, List<LayoutBlock> blocks) {
    Situation situation = mine.situation();
    String id = String.valueOf(situation.launch().id());
    List<Reason> reasons = situation.readiness().reasons();
    blocks.add(
        Blocks.section(
            "*%s* in %s\n%s\n%s%s"
                .formatted(
                    Mrkdwn.plain(situation.launch().name()),
                    Mrkdwn.channel(situation.launch().channel()),
                    Look.day(situation),
                    Look.verdict(situation.readiness().call()),
                    reasons.isEmpty() ? "" : "\n" + Look.lines(reasons, 3))));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.button("Status", "status_show", id),
                Blocks.button("Go or no-go", "go_show", id),
                Blocks.button("History", "status_history", id))));
  }

  private static void waiting(List<Mine> launches, List<LayoutBlock> blocks) {
    int all = launches.stream().mapToInt(mine -> mine.todos().size()).sum();
    blocks.add(Blocks.header(all == 0 ? "Nothing waits for you" : "Waiting for you: " + all));
    boolean several = launches.size() > 1;
    int left = TODOS;
    for (Mine mine : launches) {
      LocalDate today = mine.situation().today();
      for (Todo todo : mine.todos().subList(0, Math.min(left, mine.todos().size()))) {
        blocks.add(todo(todo, today, several ? mine.situation().launch().channel() : null));
        left--;
      }
    }
    if (all > TODOS) {
      blocks.add(Blocks.context("and %d more".formatted(all - TODOS)));
    }
  }

  private static LayoutBlock todo(
      Todo todo, LocalDate today, @org.jspecify.annotations.Nullable String channel) {
    LocalDate due = todo.due();
    String line =
        "%s%s%s"
            .formatted(
                Mrkdwn.truncate(todo.line(), 500),
                due == null
                    ? ""
                    : (due.isBefore(today) ? " · ⚠️ was due " : " · due ") + Mrkdwn.day(due, today),
                channel == null ? "" : " · " + Mrkdwn.channel(channel));
    return todo.button() == null ? Blocks.section(line) : Blocks.section(line, todo.button());
  }
}
