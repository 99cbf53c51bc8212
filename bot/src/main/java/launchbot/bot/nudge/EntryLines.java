package launchbot.bot.nudge;

import com.slack.api.model.block.element.ButtonElement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.triage.TriageFeature;
import launchbot.launch.WorkingDays;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.people.Person;
import launchbot.triage.Age;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import launchbot.triage.Severity;

/** Reminders about entries: those that nobody owns, those that do not move, the evening's. */
final class EntryLines {
  private static final Duration UNOWNED_FOR = Duration.ofHours(4);
  private static final int MOST = 50;
  private static final Set<Severity> IN_SCOPE = Set.of(Severity.BLOCKER, Severity.HIGH);

  private EntryLines() {}

  /** Blockers and highs that nobody has owned for four working hours. */
  static List<Say> unowned(Scene scene) {
    WorkingDays days = scene.days();
    ZoneId zone = scene.launch().zone();
    List<Say> says = new ArrayList<>();
    for (Entry entry : page(scene, IN_SCOPE, Filter.NOBODY)) {
      Duration waited = days.between(entry.stateSince(), scene.scheduled());
      if (waited.compareTo(UNOWNED_FOR) >= 0) {
        var nudge =
            new Nudge(
                Kind.UNOWNED,
                "unowned:" + entry.number(),
                scene.launch().channel(),
                entry.stateSince(),
                entry.severity() == Severity.BLOCKER,
                "Nobody owns " + line(entry));
        says.add(
            new Say(
                nudge,
                zone,
                List.of(
                    Blocks.section(
                        "%s\nnobody's for %s · %s"
                            .formatted(
                                line(entry),
                                Age.words(entry.stateSince(), scene.scheduled()),
                                Mrkdwn.plain(entry.impact())))),
                List.of(TriageFeature.button("Take #" + entry.number(), "take", entry.number()))));
      }
    }
    return says;
  }

  /** Somebody's blockers and highs that have not moved for a working day. */
  static List<Say> stuck(Scene scene, Person person) {
    WorkingDays days = scene.days(person.zone());
    Duration aDay = Duration.between(days.from(), days.to());
    List<Say> says = new ArrayList<>();
    for (Entry entry : page(scene, IN_SCOPE, person.id())) {
      if (days.between(entry.changedAt(), scene.scheduled()).compareTo(aDay) >= 0) {
        var nudge =
            new Nudge(
                Kind.STUCK,
                "stuck:" + entry.number(),
                person.id(),
                entry.changedAt(),
                entry.severity() == Severity.BLOCKER,
                "Not moved: " + line(entry));
        says.add(
            new Say(
                nudge,
                person.zone(),
                List.of(
                    Blocks.section(
                        "%s\n%s, unchanged for %s"
                            .formatted(
                                line(entry),
                                entry.state().words(),
                                Age.words(entry.changedAt(), scene.scheduled())),
                        show(entry))),
                List.of()));
      }
    }
    return says;
  }

  /** At the end of a day on which the plan says so: whatever nobody has taken. */
  static List<Say> untaken(Scene scene) {
    LocalDate today = scene.today();
    Filter filter = filter(scene, Set.of(), Filter.NOBODY);
    List<Entry> entries = EntryStore.page(scene.sql(), filter, today, 0, NudgeCards.MOST_IN_ONE);
    if (entries.isEmpty()) {
      return List.of();
    }
    int count = EntryStore.count(scene.sql(), filter, today);
    String head =
        "*%d %s nobody yet.* Before you go: who takes which, and is each ranked right?"
            .formatted(count, count == 1 ? "entry belongs to" : "entries belong to");
    List<com.slack.api.model.block.LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(head));
    entries.forEach(entry ->
        blocks.add(
            Blocks.section(
                line(entry),
                TriageFeature.button("Take #" + entry.number(), "take", entry.number()))));
    if (count > entries.size()) {
      blocks.add(
          Blocks.context(
              "and %d more: `/triage list owner:nobody`".formatted(count - entries.size())));
    }
    var nudge =
        new Nudge(
            Kind.UNRANKED,
            "unranked",
            scene.launch().channel(),
            started(scene),
            false,
            head.replace("*", ""));
    return List.of(new Say(nudge, scene.launch().zone(), blocks, List.of()));
  }

  /** When the sprint began; what was stopped in an earlier one begins anew. */
  static Instant started(Scene scene) {
    var sprint = scene.sprint();
    return sprint == null ? Instant.EPOCH : sprint.startedAt();
  }

  /** {@code 🔴 *#12* Signup hangs}. */
  static String line(Entry entry) {
    return TriageFeature.title(entry);
  }

  static ButtonElement show(Entry entry) {
    return TriageFeature.button("Show", "show", entry.number());
  }

  private static List<Entry> page(Scene scene, Set<Severity> severities, String owner) {
    return EntryStore.page(scene.sql(), filter(scene, severities, owner), scene.today(), 0, MOST);
  }

  private static Filter filter(Scene scene, Set<Severity> severities, String owner) {
    return new Filter(severities, Set.of(), owner, null, null, scene.launch().id(), false);
  }
}
