package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Todo;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.nudge.Crew;
import launchbot.nudge.Kind;
import launchbot.nudge.Ladder;
import launchbot.nudge.Nudge;
import launchbot.people.Person;
import launchbot.triage.Severity;

/** A person's morning: what waits for them, which dates come closer, what does not move. */
final class Lists {
  private static final int MOST = 10;
  private static final int SOON = 7;
  private static final Comparator<Todo> ORDER =
      Comparator.comparingInt(Todo::rank)
          .thenComparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder()));

  private final Supplier<List<Feature>> features;

  Lists(Supplier<List<Feature>> features) {
    this.features = features;
  }

  List<Say> says(Scene scene, Person person) {
    LocalDate today = scene.today(person.zone());
    List<Todo> todos =
        features.get().stream()
            .flatMap(feature ->
                feature.todosOf(scene.sql(), scene.launch(), person.id(), today).stream())
            .sorted(ORDER)
            .toList();
    List<Say> says = new ArrayList<>();
    List<Todo> now = todos.stream().filter(todo -> pressing(todo, today)).toList();
    if (running(scene, today) && !now.isEmpty()) {
      says.add(list(scene, person, now, today));
    }
    for (Todo todo : todos) {
      LocalDate due = todo.due();
      OptionalInt rung =
          due == null ? OptionalInt.empty() : Ladder.rung(due, today, scene.days(person.zone()));
      if (rung.isPresent()) {
        says.add(due(scene, person, todo, rung.getAsInt(), today));
      }
    }
    says.addAll(EntryLines.stuck(scene, person));
    return says;
  }

  /** What the sprint is about, and what has its date; the rest waits in the App Home. */
  private static boolean pressing(Todo todo, LocalDate today) {
    LocalDate due = todo.due();
    return todo.rank() <= Severity.HIGH.rank()
        || (due != null && !due.isAfter(today.plusDays(SOON)));
  }

  private static boolean running(Scene scene, LocalDate today) {
    var sprint = scene.sprint();
    return sprint != null
        && scene.phase() == Crew.Phase.RUNNING
        && !today.isBefore(sprint.dayOne());
  }

  private static Say list(Scene scene, Person person, List<Todo> todos, LocalDate today) {
    String head =
        "%s for you in %s"
            .formatted(
                todos.size() == 1 ? "One thing waits" : todos.size() + " things wait",
                Mrkdwn.channel(scene.launch().channel()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*Good morning.* " + head + "."));
    for (Todo todo : todos.subList(0, Math.min(MOST, todos.size()))) {
      blocks.add(section(todo, today));
    }
    if (todos.size() > MOST) {
      blocks.add(Blocks.context("and %d more, less urgent ones".formatted(todos.size() - MOST)));
    }
    var nudge = new Nudge(Kind.LIST, "list", person.id(), EntryLines.started(scene), false, head);
    return new Say(nudge, person.zone(), blocks, List.of());
  }

  private static Say due(Scene scene, Person person, Todo todo, int rung, LocalDate today) {
    // Nothing names a todo; its words and its date do well enough for a day.
    String name =
        "due:" + Integer.toHexString((todo.line() + "/" + todo.due() + "/" + rung).hashCode());
    String line = (rung == 1 ? "Due tomorrow" : "Due in a week") + ": " + todo.line();
    var nudge = new Nudge(Kind.DUE, name, person.id(), EntryLines.started(scene), false, line);
    return new Say(nudge, person.zone(), List.of(section(todo, today)), List.of());
  }

  private static LayoutBlock section(Todo todo, LocalDate today) {
    LocalDate due = todo.due();
    String line =
        due == null
            ? todo.line()
            : "%s · %s%s"
                .formatted(
                    todo.line(),
                    due.isBefore(today) ? "⚠️ was due " : "due ",
                    due.equals(today) ? "today" : Mrkdwn.day(due, today));
    var button = todo.button();
    return button == null ? Blocks.section(line) : Blocks.section(line, button);
  }
}
