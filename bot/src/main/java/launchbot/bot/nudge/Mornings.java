package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.triage.TriageFeature;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.nudge.NudgeStore;
import launchbot.nudge.Past;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import launchbot.triage.TallyStore;

/** The channel's morning in a sprint: what the day is for, and what the bot does on it. */
final class Mornings {
  /** Under this subject it is kept that a day's acts have been done, whatever was said. */
  private static final String ACTS = "acts";

  private final Supplier<List<Feature>> features;

  Mornings(Supplier<List<Feature>> features) {
    this.features = features;
  }

  /** The day's focus; or that there are no days left. */
  static List<Say> says(Scene scene) {
    Sprint sprint = scene.sprint();
    if (sprint == null) {
      return List.of();
    }
    Timetable timetable = scene.timetable(sprint);
    var day = scene.day();
    if (day.isPresent()) {
      return List.of(focus(scene, sprint, day.getAsInt()));
    }
    boolean over = sprint.state() == Sprint.State.ACTIVE && timetable.over(scene.today());
    return over ? List.of(over(scene, timetable)) : List.of();
  }

  /** Does what the plan wants done today, and what was missed while the bot was away. */
  void act(Scene scene) {
    Sprint sprint = scene.sprint();
    if (sprint == null || scene.day().isEmpty()) {
      return;
    }
    String channel = scene.launch().channel();
    Set<LocalDate> done = NudgeStore.days(scene.sql(), scene.launch().id(), ACTS, channel);
    LocalDate begun = sprint.startedAt().atZone(scene.launch().zone()).toLocalDate();
    List<LocalDate> dates = scene.timetable(sprint).dates();
    for (int day = 1; day <= dates.size(); day++) {
      LocalDate date = dates.get(day - 1);
      // What a plan is extended by repeats its last day: nothing of that can have been missed.
      boolean missed =
          date.isBefore(scene.today())
              && !date.isBefore(begun)
              && day <= sprint.plan().days().size();
      if ((missed || date.equals(scene.today())) && !done.contains(date)) {
        act(scene, sprint, day, date);
      }
    }
  }

  private void act(Scene scene, Sprint sprint, int day, LocalDate date) {
    var nudge =
        new Nudge(
            Kind.FOCUS, ACTS, scene.launch().channel(), sprint.startedAt(), false, "day " + day);
    boolean first =
        NudgeStore.tell(
            scene.tx(),
            scene.launch().id(),
            nudge,
            Past.NOTHING,
            Past.Way.QUIET,
            scene.scheduled(),
            date,
            scene.saidOn(scene.launch().zone()));
    if (!first) {
      return;
    }
    Map<Plan.Act, DayAct> acts = new HashMap<>();
    features.get().forEach(feature -> acts.putAll(feature.acts()));
    acts(sprint, day)
        .map(acts::get)
        .filter(java.util.Objects::nonNull)
        .forEach(act -> act.act(scene.tx(), scene.launch(), sprint, day, scene.scheduled()));
  }

  /** In the order of the plan; the evening's come in the evening. */
  private static Stream<Plan.Act> acts(Sprint sprint, int day) {
    return sprint.day(day).acts().stream()
        .filter(act -> act != Plan.Act.UNRANKED)
        .sorted(Comparator.naturalOrder());
  }

  private static Say focus(Scene scene, Sprint sprint, int day) {
    Plan.Day plan = sprint.day(day);
    String head = "Day %d of %d: %s".formatted(day, sprint.length(), Mrkdwn.plain(plan.focus()));
    List<LayoutBlock> blocks = new ArrayList<>();
    String text = plan.text().isEmpty() ? "" : "\n" + Mrkdwn.plain(plan.text());
    blocks.add(Blocks.section("*" + head + "*" + text));
    blocks.add(Blocks.section(open(scene)));
    List<String> small = new ArrayList<>();
    if (!plan.acts().isEmpty()) {
      small.add(
          "Today I "
              + plan.acts().stream().sorted().map(Mornings::does).collect(Collectors.joining(", "))
              + ".");
    }
    if (day == 1) {
      small.add("The first day: whatever is broken is written down and ranked today.");
    }
    if (day == sprint.length()) {
      small.add("The last day: by this evening it is a go, some more days, or a stop.");
    }
    if (!small.isEmpty()) {
      blocks.add(Blocks.context(String.join(" ", small)));
    }
    var nudge =
        new Nudge(Kind.FOCUS, "focus", scene.launch().channel(), sprint.startedAt(), false, head);
    return new Say(
        nudge,
        scene.launch().zone(),
        blocks,
        List.of(LaunchCommand.button("Status", "status", "")));
  }

  private static Say over(Scene scene, Timetable timetable) {
    String head =
        "%s, the plan is over: its last day was %s, and nobody has said go."
            .formatted(
                Mrkdwn.user(scene.launch().lead()), Mrkdwn.day(timetable.last(), scene.today()));
    List<BlockElement> buttons =
        List.of(
            LaunchCommand.button("Go", "go", ""),
            LaunchCommand.button("Extend", "extend", ""),
            LaunchCommand.button("Stop the sprint", "stop", ""));
    var nudge =
        new Nudge(
            Kind.OVER,
            "over",
            scene.launch().channel(),
            timetable.last().plusDays(1).atStartOfDay(scene.launch().zone()).toInstant(),
            false,
            head);
    return new Say(
        nudge,
        scene.launch().zone(),
        List.of(
            Blocks.section(
                head
                    + "\nA sprint is no refactoring: launch, say how many more days and why, or"
                    + " stop it.\n"
                    + open(scene))),
        buttons);
  }

  private static String open(Scene scene) {
    return TriageFeature.counts(TallyStore.of(scene.sql(), scene.launch().id()));
  }

  private static String does(Plan.Act act) {
    return switch (act) {
      case PROMPTS -> "ask about the known breaks";
      case UNRANKED -> "list in the evening what nobody has taken";
      case PATHS -> "give each critical path to a tester";
      case CHECKS -> "run the checks and ask for the rest";
      case GO -> "ask for the go or no-go";
    };
  }
}
