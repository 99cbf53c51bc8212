package launchbot.bot.path;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.PathResult;

/** Critical paths as messages. */
final class PathView {
  static final String PREFIX = "path_";

  /** So that all of them fit beside their buttons, whatever people wrote. */
  private static final int NOTE = 200;

  private PathView() {}

  /** All of a launch, as they stand in the channel. */
  static Card card(Launch launch, List<CriticalPath> paths) {
    String title = summary(paths);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*%s*\n%s"
                .formatted(
                    title,
                    paths.isEmpty()
                        ? "A critical path is what a real user must be able to do. Those of the"
                            + " playbook come with the sprint; `/launch path add Pay by card, get a"
                            + " receipt` adds one of yours."
                        : "Walk them as a user would: in production, with a fresh account, also on"
                            + " a phone. Nobody tests what they built.")));
    for (CriticalPath path : paths) {
      if (path.passed()) {
        blocks.add(Blocks.context(line(path) + "\n" + state(path)));
      } else {
        blocks.add(Blocks.section(line(path) + "\n" + state(path)));
        blocks.add(Blocks.actions(outcomes(path)));
      }
    }
    blocks.add(Blocks.actions(further(launch, paths)));
    return new Card("%s: %s".formatted(Mrkdwn.plain(launch.name()), title), blocks);
  }

  /** What a tester is told who was given some. */
  static Card given(Launch launch, List<CriticalPath> paths) {
    String title =
        "You walk %s of %s."
            .formatted(
                paths.size() == 1 ? "a critical path" : paths.size() + " critical paths",
                Mrkdwn.channel(launch.channel()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            title
                + "\n"
                + "In production, with a fresh account, as somebody who sees it for the first time."
                + " Say what you see; a fail becomes an entry by itself."));
    for (CriticalPath path : paths) {
      blocks.add(Blocks.section(line(path)));
      blocks.add(Blocks.actions(outcomes(path)));
    }
    return new Card(title, blocks);
  }

  /** One path, and everything that was ever said of it. */
  static Card history(CriticalPath path, List<PathResult> results) {
    String said =
        results.isEmpty()
            ? "Nobody has walked it yet."
            : results.stream()
                .limit(15)
                .map(result ->
                    "%s by %s %s%s"
                        .formatted(
                            result.outcome().words(),
                            Mrkdwn.user(result.by()),
                            Mrkdwn.date(result.at(), ZoneOffset.UTC),
                            note(result)))
                .collect(Collectors.joining("\n"));
    return new Card(
        line(path),
        List.of(Blocks.section(line(path) + "\n" + said), Blocks.actions(outcomes(path))));
  }

  static String summary(List<CriticalPath> paths) {
    long passed = paths.stream().filter(CriticalPath::passed).count();
    return paths.isEmpty()
        ? "No critical paths yet"
        : passed == paths.size()
            ? (passed == 1
                ? "The critical path passed"
                : "All %d critical paths passed".formatted(passed))
            : "%d of %d critical paths passed".formatted(passed, paths.size());
  }

  static String line(CriticalPath path) {
    PathResult last = path.last();
    String sign =
        last == null
            ? "⬜"
            : switch (last.outcome()) {
              case PASS -> "✅";
              case FAIL -> "🔴";
              case BLOCKED -> "🟠";
            };
    return "%s *%d*  %s".formatted(sign, path.number(), Mrkdwn.plain(path.title()));
  }

  /** {@code failed, says @ben: no mail comes · #12 · @ben walks it, @ada built it}. */
  static String state(CriticalPath path) {
    List<String> facts = new ArrayList<>();
    PathResult last = path.last();
    if (last != null) {
      facts.add(
          "%s, says %s%s%s"
              .formatted(
                  last.outcome().words(),
                  Mrkdwn.user(last.by()),
                  last.alone() ? " alone, who built it" : "",
                  note(last)));
      if (last.entry() != null) {
        facts.add(
            path.entryOpen()
                ? "*#%d* is to be fixed".formatted(last.entry())
                : "*#%d* is closed: walk it again".formatted(last.entry()));
      }
    }
    String tester = path.tester();
    String owner = path.owner();
    if (!path.passed()) {
      facts.add(tester == null ? "nobody walks it yet" : Mrkdwn.user(tester) + " walks it");
    }
    if (owner != null) {
      facts.add("built by " + Mrkdwn.user(owner));
    }
    if (!path.required()) {
      facts.add("not required");
    }
    return String.join(" · ", facts);
  }

  private static String note(PathResult result) {
    String note = result.note();
    return note == null ? "" : ": " + Mrkdwn.plain(Mrkdwn.truncate(note, NOTE));
  }

  private static List<BlockElement> outcomes(CriticalPath path) {
    String id = String.valueOf(path.id());
    return List.of(
        Blocks.button("Pass", PREFIX + "pass", id),
        Blocks.button("Fail", PREFIX + "fail", id),
        Blocks.button("Blocked", PREFIX + "blocked", id));
  }

  private static List<BlockElement> further(Launch launch, List<CriticalPath> paths) {
    String id = String.valueOf(launch.id());
    List<BlockElement> buttons = new ArrayList<>();
    if (paths.stream().anyMatch(path -> path.tester() == null && !path.passed())) {
      buttons.add(Blocks.button("Share them out", PREFIX + "share", id));
    }
    buttons.add(LaunchCommand.button("Add a path…", "path", "add"));
    return buttons;
  }
}
