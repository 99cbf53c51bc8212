package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.triage.Entry;
import launchbot.triage.Filter;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import org.jspecify.annotations.Nullable;

/** The ranked table: severity, number, title, owner, due, age, state; worst first. */
final class TableView {
  private TableView() {}

  /** A page for the one who asked, with a menu per row. */
  static Card page(@Nullable String note, TablePage table, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (note != null) {
      blocks.add(Blocks.section(note));
    }
    blocks.add(Blocks.section(headline(table)));
    if (table.entries().isEmpty()) {
      blocks.add(Blocks.section(empty(table)));
    }
    String action = "triage_row:" + PageKey.of(table, table.page()).text();
    for (Entry entry : table.entries()) {
      blocks.add(
          Blocks.section(
              Look.title(entry) + "\n" + Look.facts(entry, now),
              Blocks.overflow(action, menu(entry))));
    }
    if (table.pages() > 1) {
      blocks.add(Blocks.actions(pager(table)));
    }
    blocks.add(
        Blocks.context(
            "`/triage show 12` · `/triage list high mine` · `/triage help` for everything else"));
    return new Card(text(table), blocks);
  }

  /** The one that stands in the channel for everybody. */
  static Card live(TablePage table, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(headline(table)));
    for (Entry entry : table.entries()) {
      blocks.add(Blocks.section(Look.title(entry) + "\n" + Look.facts(entry, now)));
    }
    int rest = table.total() - table.entries().size();
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.button(
                    rest > 0 ? "All " + table.total() + " entries" : "Open my own view",
                    "triage_list",
                    ""),
                Blocks.button("Add one", "triage_add", ""))));
    blocks.add(
        Blocks.context(
            "As of "
                + Mrkdwn.date(now.toInstant(), ZoneOffset.UTC)
                + ". This message follows every change."));
    return new Card(text(table), blocks);
  }

  private static String headline(TablePage table) {
    String where =
        table.launch() == null ? "All launches" : Mrkdwn.channel(table.launch().channel());
    String what = words(table.filter());
    Tally tally = table.tally();
    return "*%s*%s%s%s"
        .formatted(
            where,
            what.isEmpty() ? "" : " · only " + what,
            tally == null || !what.isEmpty()
                ? " · " + entries(table.total())
                : "\n" + counts(tally),
            tally != null && tally.toVerify() > 0 && what.isEmpty()
                ? " · ☑️ " + tally.toVerify() + " to verify"
                : "");
  }

  static String counts(Tally tally) {
    String counts =
        Arrays.stream(Severity.values())
            .filter(severity -> tally.open(severity) > 0)
            .map(severity ->
                "%s %d %s"
                    .formatted(Look.sign(severity), tally.open(severity), plural(severity, tally)))
            .collect(Collectors.joining(" · "));
    return counts.isEmpty() ? "Nothing is open." : counts;
  }

  private static String plural(Severity severity, Tally tally) {
    boolean several = severity == Severity.BLOCKER && tally.open(severity) > 1;
    return severity.key() + (several ? "s" : "");
  }

  private static String empty(TablePage table) {
    return words(table.filter()).isEmpty()
        ? "Add what you noticed: `/triage add Card form loses the input | a"
            + " customer retypes everything !high @owner`"
        : "Nothing fits. Drop a filter, or look at closed ones with `/triage list all`.";
  }

  private static List<OptionObject> menu(Entry entry) {
    long n = entry.number();
    List<OptionObject> options = new ArrayList<>();
    options.add(Blocks.option("Details", "show " + n));
    switch (entry.state()) {
      case OPEN -> {
        options.add(Blocks.option("Start", "start " + n));
        options.add(Blocks.option("Fixed", "fix " + n));
      }
      case IN_PROGRESS -> options.add(Blocks.option("Fixed", "fix " + n));
      case FIXED -> {
        options.add(Blocks.option("Verify", "verify " + n));
        options.add(Blocks.option("Reopen", "reopen " + n));
      }
      case VERIFIED, WONT_FIX, DUPLICATE -> options.add(Blocks.option("Reopen", "reopen " + n));
    }
    if (!entry.state().closed()) {
      options.add(Blocks.option("Take it", "take " + n));
    }
    options.add(Blocks.option("Edit…", "edit " + n));
    return options;
  }

  private static List<BlockElement> pager(TablePage table) {
    List<BlockElement> buttons = new ArrayList<>();
    if (table.page() > 0) {
      buttons.add(
          Blocks.button("◀ Back", "triage_page_back", PageKey.of(table, table.page() - 1).text()));
    }
    if (table.page() < table.pages() - 1) {
      buttons.add(
          Blocks.button(
              "Next ▶ (%d of %d)".formatted(table.page() + 1, table.pages()),
              "triage_page_next",
              PageKey.of(table, table.page() + 1).text()));
    }
    return buttons;
  }

  private static String text(TablePage table) {
    return table.tally() == null ? entries(table.total()) : counts(table.tally());
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }

  /** The filter without its launch, which the headline names already; in mrkdwn. */
  private static String words(Filter filter) {
    String owner = filter.owner();
    String words = Mrkdwn.plain(Filters.withOwner(Filters.withLaunch(filter, null), null).words());
    return owner == null
        ? words
        : ("owner:" + (owner.equals(Filter.NOBODY) ? owner : Mrkdwn.user(owner)) + " " + words)
            .strip();
  }
}
