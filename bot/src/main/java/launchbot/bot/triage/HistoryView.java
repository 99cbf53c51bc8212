package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.ledger.Actor;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import org.jspecify.annotations.Nullable;

/** Who did what, when, from what to what, and why; newest first. */
public final class HistoryView {
  private static final Set<String> PEOPLE =
      Set.of("owner", "fixer", "verifier", "decided-by", "asked-by");

  /** Follow from other fields, or say what the verb says already. */
  private static final Set<String> LEFT_OUT =
      Set.of("decided-at", "decided-by", "moved-out", "deleted-at", "pulled", "self-verified");

  private static final int LONGEST = 120;

  private HistoryView() {}

  static Card card(long number, List<HistoryStore.Fact> facts) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*History of #%d*, newest first".formatted(number)));
    for (HistoryStore.Fact fact : facts) {
      blocks.add(Blocks.context(line(fact)));
    }
    return new Card("History of #" + number, blocks);
  }

  /** The fact in a line, in mrkdwn. */
  public static String line(HistoryStore.Fact fact) {
    return line(fact, fact.change().verb(), "");
  }

  /**
   * The fact in a line.
   *
   * @param verb what was done, in words
   * @param about what it was done to, after a blank; empty where that is clear
   */
  public static String line(HistoryStore.Fact fact, String verb, String about) {
    String who =
        fact.actor().kind() == Actor.Kind.PERSON
            ? Mrkdwn.user(fact.actor().id())
            : Mrkdwn.plain(fact.actor().id());
    Change change = fact.change();
    String what =
        change.verb().equals("added")
            ? ""
            : change.fields().stream()
                .filter(field -> !LEFT_OUT.contains(field.name()))
                .map(HistoryView::field)
                .collect(Collectors.joining("; "));
    String why = change.reason() == null ? "" : " · “" + Mrkdwn.plain(change.reason()) + "”";
    return "%s · %s *%s*%s%s%s"
        .formatted(
            Mrkdwn.date(fact.at(), ZoneOffset.UTC),
            who,
            verb,
            about,
            what.isEmpty() ? "" : ": " + what,
            why);
  }

  private static String field(Change.Field field) {
    String name = field.name().replace('-', ' ');
    String to = value(field.name(), field.to());
    return field.from() == null
        ? name + " " + to
        : name + " " + value(field.name(), field.from()) + " → " + to;
  }

  private static String value(String name, @Nullable String value) {
    if (value == null) {
      return "_nothing_";
    }
    return PEOPLE.contains(name)
        ? Mrkdwn.user(value)
        : Mrkdwn.plain(Mrkdwn.truncate(value, LONGEST));
  }
}
