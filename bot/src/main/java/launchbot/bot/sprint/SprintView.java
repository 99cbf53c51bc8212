package launchbot.bot.sprint;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import org.jspecify.annotations.Nullable;

/** A sprint and its days, wherever they are shown. */
final class SprintView {
  private SprintView() {}

  /**
   * What the channel reads when a sprint begins.
   *
   * @param notes what the starter should know besides, in mrkdwn
   */
  static Card announcement(
      Launch launch, Sprint sprint, Timetable days, LocalDate today, List<String> notes) {
    LocalDate first = days.first();
    Plan.Day dayOne = sprint.day(1);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*A sprint begins:* %s\n%s leads it · plan %s · %s"
                .formatted(
                    Mrkdwn.plain(launch.name()),
                    Mrkdwn.user(launch.lead()),
                    Mrkdwn.plain(sprint.plan().name()),
                    launchDate(launch, today))));
    blocks.addAll(Blocks.sections(lines(sprint, days, today)));
    blocks.add(
        Blocks.section(
            "*What happens now:* %s %s %s"
                .formatted(
                    first.equals(today)
                        ? "today is day 1."
                        : "day 1 is %s.".formatted(Mrkdwn.day(first, today)),
                    dayOne.text().isEmpty() ? "" : Mrkdwn.plain(dayOne.text()),
                    "`/triage add …` takes what could break.")));
    notes.forEach(note -> blocks.add(Blocks.section(note)));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.primary(Blocks.button("Add what could break", "triage_add", "")),
                LaunchCommand.button("The days", "days", ""),
                LaunchCommand.button("Who does what", "role", ""))));
    blocks.add(Blocks.context(zone(launch)));
    return new Card("A sprint begins: " + Mrkdwn.plain(launch.name()), blocks);
  }

  /** The dated plan, for the one who asked. */
  static Card days(Launch launch, Sprint sprint, Timetable days, LocalDate today) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String where = where(sprint, days, today);
    blocks.add(
        Blocks.section(
            "%s · %s\n%s"
                .formatted(Mrkdwn.plain(launch.name()), launchDate(launch, today), where)));
    blocks.addAll(Blocks.sections(lines(sprint, days, today)));
    OptionalInt now = days.on(today);
    if (sprint.state().open() && now.isPresent()) {
      String text = sprint.day(now.getAsInt()).text();
      if (!text.isEmpty()) {
        blocks.add(Blocks.section("*Today:* " + Mrkdwn.plain(text)));
      }
    }
    List<BlockElement> buttons = buttons(sprint, days, today);
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    blocks.add(
        Blocks.context(
            "%s · plan `%s`, version %d%s"
                .formatted(
                    zone(launch),
                    sprint.plan().key(),
                    sprint.plan().version(),
                    sprint.state().open() ? " · `/launch shift +1` moves all of it" : "")));
    return new Card(where, blocks);
  }

  /** Where a sprint stands, in a sentence. */
  static String where(Sprint sprint, Timetable days, LocalDate today) {
    return switch (sprint.state()) {
      case WENT -> "🚀 It ended with the go." + reason(sprint);
      case STOPPED -> "⏹️ It was stopped." + reason(sprint);
      case PAUSED ->
          "⏸️ Paused. If it went on tomorrow, its last day would be %s."
              .formatted(Mrkdwn.day(days.last(), today));
      case ACTIVE -> {
        OptionalInt now = days.on(today);
        if (now.isPresent()) {
          yield "Today is day %d of %d.".formatted(now.getAsInt(), sprint.length());
        }
        if (today.isBefore(days.first())) {
          yield "It begins on %s.".formatted(Mrkdwn.day(days.first(), today));
        }
        yield days.over(today)
            ? "Its days are over without a go; the last was %s."
                .formatted(Mrkdwn.day(days.last(), today))
            : "Today is a day off; %d of %d days are done."
                .formatted(days.begun(today), sprint.length());
      }
    };
  }

  /** A line for each day, what has passed ticked off and today marked. */
  static List<String> lines(Sprint sprint, Timetable days, LocalDate today) {
    return IntStream.rangeClosed(1, days.dates().size())
        .mapToObj(n -> line(sprint, n, days.dates().get(n - 1), today))
        .toList();
  }

  private static String line(Sprint sprint, int n, LocalDate date, LocalDate today) {
    String when = Mrkdwn.day(date, today);
    String focus = Mrkdwn.plain(sprint.day(n).focus());
    String added = n > sprint.plan().days().size() ? " (added)" : "";
    boolean open = sprint.state().open();
    if (open && date.equals(today)) {
      return "▶️ *Day %d, today*%s · %s · %s".formatted(n, added, when, focus);
    }
    return "%s Day %d%s · %s · %s"
        .formatted(date.isBefore(today) ? "✅" : "▫️", n, added, when, focus);
  }

  /** {@code 2 blockers, 1 high}; null where nothing is open. */
  static @Nullable String open(Tally tally) {
    String open =
        Arrays.stream(Severity.values())
            .filter(severity -> tally.open(severity) > 0)
            .map(severity ->
                "%d %s%s"
                    .formatted(
                        tally.open(severity),
                        severity.key(),
                        severity == Severity.BLOCKER && tally.open(severity) > 1 ? "s" : ""))
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? null : open;
  }

  static String launchDate(Launch launch, LocalDate today) {
    LocalDate date = launch.launchDate();
    return date == null
        ? "no launch date yet: `/launch date 4 dec` sets one"
        : "launch on " + Mrkdwn.day(date, today);
  }

  private static List<BlockElement> choices() {
    return List.of(
        LaunchCommand.button("Go", "go", ""),
        LaunchCommand.button("Extend…", "extend", ""),
        LaunchCommand.button("Stop…", "stop", ""));
  }

  private static List<BlockElement> buttons(Sprint sprint, Timetable days, LocalDate today) {
    return switch (sprint.state()) {
      case ACTIVE ->
          days.over(today)
              ? choices()
              : today.isBefore(days.first())
                  ? List.of()
                  : List.of(LaunchCommand.button("Pause", "pause", ""));
      case PAUSED -> List.of(LaunchCommand.button("Resume", "resume", ""));
      case WENT, STOPPED -> List.of(LaunchCommand.button("Start another", "start", ""));
    };
  }

  private static String zone(Launch launch) {
    return "Days begin and end in %s; `/launch zone` changes that".formatted(launch.zone());
  }

  private static String reason(Sprint sprint) {
    String reason = sprint.endReason();
    return reason == null ? "" : " Why: " + Mrkdwn.plain(reason);
  }
}
