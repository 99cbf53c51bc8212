package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.nudge.Crew;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;

/** After the launch, once a week: what real users hit comes above new work. */
final class Weekly {
  private static final int LOOKED_AT = 200;
  private static final int SHOWN = 7;

  /** How teams mark what a user told them. */
  private static final Set<String> USERS =
      Set.of("user", "users", "customer", "customers", "support");

  private Weekly() {}

  static List<Say> says(Scene scene) {
    if (scene.phase() != Crew.Phase.LAUNCHED || !scene.weekBegins()) {
      return List.of();
    }
    Filter open = new Filter(Set.of(), Set.of(), null, null, null, scene.launch().id(), false);
    List<Entry> entries = EntryStore.page(scene.sql(), open, scene.today(), 0, LOOKED_AT);
    if (entries.isEmpty()) {
      return List.of();
    }
    var byUsers = entries.stream().collect(Collectors.partitioningBy(Weekly::fromUsers));
    List<Entry> theirs = byUsers.getOrDefault(true, List.of());
    List<Entry> rest = byUsers.getOrDefault(false, List.of());
    String head = "%s this week".formatted(Mrkdwn.plain(scene.launch().name()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            theirs.isEmpty()
                ? "*%s*\nNothing that users reported is open.".formatted(head)
                : "*%s*\nFirst what users reported, then new work:".formatted(head)));
    if (!theirs.isEmpty()) {
      blocks.add(Blocks.section(lines(theirs)));
    }
    if (!rest.isEmpty()) {
      blocks.add(Blocks.section("*After that*\n" + lines(rest)));
    }
    blocks.add(
        Blocks.context(
            "What came from a message, or is tagged #user, #customer or #support, counts as"
                + " reported by users."));
    var nudge =
        new Nudge(
            Kind.WEEKLY,
            "weekly",
            scene.launch().channel(),
            EntryLines.started(scene),
            false,
            head + ": what users reported comes first");
    return List.of(new Say(nudge, scene.launch().zone(), blocks, List.of()));
  }

  private static boolean fromUsers(Entry entry) {
    return entry.source() != null || entry.tags().stream().anyMatch(USERS::contains);
  }

  private static String lines(List<Entry> entries) {
    String shown =
        entries.stream()
            .limit(SHOWN)
            .map(entry -> Mrkdwn.truncate(EntryLines.line(entry), 200) + owner(entry))
            .collect(Collectors.joining("\n"));
    return entries.size() > SHOWN
        ? shown + "\nand %d more".formatted(entries.size() - SHOWN)
        : shown;
  }

  private static String owner(Entry entry) {
    String owner = entry.owner();
    return " · " + (owner == null ? "nobody's" : Mrkdwn.user(owner));
  }
}
