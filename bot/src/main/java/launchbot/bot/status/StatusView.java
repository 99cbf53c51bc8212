package launchbot.bot.status;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.triage.TriageFeature;
import launchbot.launch.Launch;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.triage.Trend;
import org.jspecify.annotations.Nullable;

/** Where a launch stands, in one message that fits a phone. */
final class StatusView {
  static final int REASONS = 5;

  /** Reasons on a page of all of them: with a button each, far below Slack's fifty blocks. */
  static final int PAGE = 15;

  private static final int PEOPLE = 6;
  private static final int SECTIONS = 20;
  private static final int BAR = 8;

  private StatusView() {}

  /** For whom it is. */
  enum For {
    /** For the one who asked, who may post and pin it. */
    ONE,
    /** For everybody, as it was then. */
    ALL,
    /** For everybody, as it is. */
    LIVE
  }

  static Card card(Situation situation, For whom) {
    List<LayoutBlock> blocks = new ArrayList<>();
    Readiness readiness = situation.readiness();
    Launch launch = situation.launch();
    blocks.add(Blocks.header(Look.verdict(readiness.call())));
    blocks.add(
        Blocks.section(
            "*%s* in %s\n%s"
                .formatted(
                    Mrkdwn.plain(launch.name()),
                    Mrkdwn.channel(launch.channel()),
                    Look.day(situation))));
    List<Reason> reasons = readiness.reasons();
    if (reasons.isEmpty()) {
      blocks.add(Blocks.section("Nothing speaks against it."));
    }
    blocks.addAll(Look.reasons(reasons.subList(0, Math.min(REASONS, reasons.size()))));
    if (reasons.size() > REASONS) {
      blocks.add(
          Blocks.actions(
              List.of(
                  Blocks.button(
                      "And %d more".formatted(reasons.size() - REASONS),
                      "status_reasons",
                      launch.id() + "/0"))));
    }
    blocks.add(Blocks.section(numbers(situation)));
    blocks.add(Blocks.actions(buttons(situation, whom)));
    blocks.add(Blocks.context(smallPrint(situation, whom)));
    return new Card(text(situation), blocks);
  }

  /** All reasons, a page of them. */
  static Card reasons(Launch launch, Readiness readiness, int wanted) {
    List<Reason> reasons = readiness.reasons();
    int pages = Math.max(1, (reasons.size() + PAGE - 1) / PAGE);
    int page = Math.clamp(wanted, 0, pages - 1);
    List<LayoutBlock> blocks = new ArrayList<>();
    String title =
        "%s for *%s*: %d %s"
            .formatted(
                Look.verdict(readiness.call()),
                Mrkdwn.plain(launch.name()),
                reasons.size(),
                reasons.size() == 1 ? "reason" : "reasons");
    blocks.add(Blocks.section(title));
    blocks.addAll(
        Look.reasons(reasons.subList(page * PAGE, Math.min(reasons.size(), (page + 1) * PAGE))));
    List<BlockElement> buttons = new ArrayList<>();
    if (page > 0) {
      buttons.add(Blocks.button("◀ Back", "status_reasons:back", launch.id() + "/" + (page - 1)));
    }
    if (page < pages - 1) {
      buttons.add(
          Blocks.button(
              "Next ▶ (%d of %d)".formatted(page + 1, pages),
              "status_reasons:next",
              launch.id() + "/" + (page + 1)));
    }
    buttons.add(Blocks.button("Status", "status_show", String.valueOf(launch.id())));
    blocks.add(Blocks.actions(buttons));
    return new Card(title, blocks);
  }

  /** Asks which launch is meant, where the channel is none's. */
  static Card which(String question, String action, List<Launch> launches) {
    List<Launch> some = launches.subList(0, Math.min(10, launches.size()));
    List<BlockElement> buttons = new ArrayList<>();
    for (Launch launch : some) {
      buttons.add(
          Blocks.button(
              launch.name() + " " + launch.id(),
              action + ":" + launch.id(),
              String.valueOf(launch.id())));
    }
    String names =
        some.stream()
            .map(l ->
                "%s %d is %s"
                    .formatted(Mrkdwn.plain(l.name()), l.id(), Mrkdwn.channel(l.channel())))
            .collect(Collectors.joining(" · "));
    return new Card(
        question,
        List.of(Blocks.section(question), Blocks.context(names), Blocks.actions(buttons)));
  }

  /** For notifications and screen readers. */
  static String text(Situation situation) {
    int reasons = situation.readiness().reasons().size();
    return "%s: %s, %s"
        .formatted(
            Mrkdwn.plain(situation.launch().name()),
            Look.verdict(situation.readiness().call()),
            reasons == 0
                ? "nothing speaks against it"
                : reasons == 1 ? "1 reason" : reasons + " reasons");
  }

  private static String numbers(Situation situation) {
    List<String> lines = new ArrayList<>();
    lines.add("*Triage*  " + TriageFeature.counts(situation.tally()));
    lines.add(trend(situation.trend()));
    List<Progress> progress = situation.progress();
    progress.stream().limit(SECTIONS).forEach(p -> lines.add(bar(p)));
    if (progress.size() > SECTIONS) {
      lines.add("and %d more sections".formatted(progress.size() - SECTIONS));
    }
    situation.lines().forEach(line -> lines.add(Mrkdwn.truncate(line.words(), 200)));
    if (!situation.waiting().isEmpty()) {
      lines.add("*Waiting for*  " + waiting(situation.waiting()));
    }
    Upcoming next = situation.next();
    if (next != null) {
      lines.add(
          "*Next*  %s: %s"
              .formatted(
                  next.day().equals(situation.today())
                      ? "today"
                      : Mrkdwn.day(next.day(), situation.today()),
                  Mrkdwn.truncate(next.words(), 200)));
    }
    return String.join("\n", lines);
  }

  static String trend(Trend trend) {
    if (trend.still()) {
      return "Since yesterday: no change";
    }
    return "Since yesterday: %s%d opened, %d fixed, %d moved out"
        .formatted(
            trend.atLeast() ? "at least " : "", trend.opened(), trend.fixed(), trend.movedOut());
  }

  private static String bar(Progress progress) {
    int full = progress.total() == 0 ? BAR : progress.done() * BAR / progress.total();
    return "`%s%s` %s %d/%d"
        .formatted(
            "█".repeat(Math.clamp(full, 0, BAR)),
            "░".repeat(BAR - Math.clamp(full, 0, BAR)),
            Mrkdwn.plain(Mrkdwn.truncate(progress.section(), 40)),
            progress.done(),
            progress.total());
  }

  private static String waiting(List<Situation.Waiting> waiting) {
    String named =
        waiting.stream()
            .limit(PEOPLE)
            .map(one -> Mrkdwn.user(one.person()) + " " + one.count())
            .collect(Collectors.joining(" · "));
    return waiting.size() <= PEOPLE
        ? named
        : named + " · and %d more people".formatted(waiting.size() - PEOPLE);
  }

  private static List<BlockElement> buttons(Situation situation, For whom) {
    String id = String.valueOf(situation.launch().id());
    List<BlockElement> buttons = new ArrayList<>();
    boolean never = situation.sprint() == null;
    switch (whom) {
      case ONE -> {
        if (never) {
          buttons.add(Blocks.primary(LaunchCommand.button("Start the sprint", "start", "")));
        }
        buttons.add(Blocks.button("Post to channel", "status_post", id));
        buttons.add(Blocks.button("Pin a live version", "status_pin", id));
        buttons.add(Blocks.button("Refresh", "status_show", id));
        buttons.add(Blocks.button("Go or no-go", "go_show", id));
      }
      case ALL, LIVE -> buttons.add(Blocks.button("Open my own view", "status_show", id));
    }
    return buttons;
  }

  private static @Nullable String kept(For whom) {
    return switch (whom) {
      case ONE -> "Only you see this.";
      case ALL -> null;
      case LIVE -> "This message follows every change.";
    };
  }

  private static String smallPrint(Situation situation, For whom) {
    String kept = kept(whom);
    return "As of "
        + Mrkdwn.date(situation.at(), ZoneOffset.UTC)
        + "."
        + (kept == null ? "" : " " + kept);
  }
}
