package launchbot.bot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import launchbot.checklist.Backing;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Evidence;
import launchbot.checklist.Item;
import launchbot.checklist.Progress;
import launchbot.checklist.Reconciling;
import launchbot.checklist.State;
import launchbot.launch.Launch;

/** The checklist as a Markdown file: section by section, each item with what proves it. */
final class MarkdownFile {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private MarkdownFile() {}

  static String of(
      Launch launch, Progress progress, List<Item> items, List<Evidence> evidence, Instant now) {
    var file = new StringBuilder();
    file.append("# Checklist: ").append(text(launch.name())).append("\n\n");
    file.append(OverviewView.headline(progress)).append("\n\n");
    file.append("As of ").append(MOMENT.format(now.atZone(launch.zone()))).append(".\n");
    var sections = Reconciling.wholes(items, now);
    for (Progress.Part part : progress.sections()) {
      file.append(
          "\n## %s (%d of %d)\n\n"
              .formatted(Catalogue.shipped().title(part.section()), part.settled(), part.total()));
      items.stream()
          .filter(item -> item.section().equals(part.section()))
          .forEach(item ->
              file.append(
                  line(item, Backing.of(item, evidence, sections, now), launch.zone(), now)));
    }
    return file.toString();
  }

  private static String line(Item item, Backing backing, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    List<String> facts = new ArrayList<>();
    if (item.required()) {
      facts.add("required");
    }
    if (item.owner() != null) {
      facts.add("owner " + item.owner());
    }
    if (item.due() != null) {
      facts.add((item.overdue(today, now) ? "was due " : "due ") + item.due());
    }
    facts.add(state(item, now));
    String about =
        "- [%s] **#%d** %s (%s)\n"
            .formatted(
                item.settled(now) ? "x" : " ",
                item.number(),
                text(item.text()),
                String.join(", ", facts));
    Item.Hand hand = item.hand();
    String proof =
        hand == null ? "" : "  - proof by %s: %s\n".formatted(hand.by(), text(hand.note()));
    String said =
        backing.parts().stream()
            .filter(part -> part.words() != null)
            .map(part ->
                "  - %s, %s: %s\n"
                    .formatted(
                        part.source().name(),
                        part.look().name().toLowerCase(Locale.ROOT),
                        text(String.valueOf(part.words()))))
            .collect(Collectors.joining());
    return about + proof + said;
  }

  private static String state(Item item, Instant now) {
    if (!item.settled(now)) {
      return item.state() instanceof State.Open open && open.why() != null
          ? "open again: " + text(String.valueOf(open.why()))
          : "open";
    }
    return switch (item.state()) {
      case State.Open _ -> "open";
      case State.Done done -> done.byHand() ? "done by hand" : "done";
      case State.NotApplicable not -> "does not apply: " + text(not.reason());
      case State.Waived waived ->
          "waived until %s by %s: %s".formatted(waived.until(), waived.by(), text(waived.reason()));
    };
  }

  /** What somebody typed, without a meaning in Markdown. */
  private static String text(String words) {
    return words.replaceAll("([\\\\`*_{}\\[\\]<>|#~])", "\\\\$1");
  }
}
