package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.UsersSelectElement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.triage.Entry;
import launchbot.triage.Scope;

/** One entry as a message. */
final class EntryView {
  private EntryView() {}

  /** The compact form that stands in the channel and follows the entry. */
  static Card announcement(Entry entry, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (entry.deleted()) {
      return new Card(
          "#%d was deleted".formatted(entry.number()),
          List.of(
              Blocks.context(
                  "~#%d~ was deleted. `/triage restore %1$d` brings it back."
                      .formatted(entry.number()))));
    }
    blocks.add(Blocks.section(Look.title(entry) + "\n" + Mrkdwn.plain(entry.impact())));
    blocks.add(
        Blocks.context(
            "%s · %s · reported by %s"
                .formatted(
                    entry.severity().key(),
                    Look.facts(entry, now),
                    Mrkdwn.user(entry.reporter()))));
    blocks.add(Blocks.actions(withDetails(entry)));
    return new Card(summary(entry), blocks);
  }

  /** What was done, in few lines: the channel shows the rest. */
  static Card done(String note, Entry entry, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(note));
    blocks.add(Blocks.context(Look.title(entry) + " · " + Look.facts(entry, now)));
    if (!entry.deleted()) {
      List<BlockElement> elements = new ArrayList<>(next(entry));
      elements.add(more(entry));
      blocks.add(Blocks.actions(elements));
    }
    return new Card(note, blocks);
  }

  /** Everything about it, with all that can be done. */
  static Card full(Entry entry, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(Look.title(entry) + "\n" + Mrkdwn.plain(entry.impact())));
    blocks.add(Blocks.fields(fields(entry, now.toLocalDate())));
    String workaround = entry.workaround();
    if (workaround != null) {
      blocks.add(Blocks.section("*Workaround*  " + Mrkdwn.plain(workaround)));
    }
    blocks.add(Blocks.context(smallPrint(entry, now.getZone())));
    if (!entry.deleted()) {
      List<BlockElement> elements = new ArrayList<>(next(entry));
      elements.add(more(entry));
      blocks.add(Blocks.actions(elements));
      if (!entry.state().closed()) {
        blocks.add(Blocks.actions(List.of(assign(entry))));
      }
    }
    return new Card(summary(entry), blocks);
  }

  /** What somebody is told who was given an entry. */
  static Card given(Entry entry, String by, ZonedDateTime now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(Mrkdwn.user(by) + " gave you this:"));
    blocks.add(Blocks.section(Look.title(entry) + "\n" + Mrkdwn.plain(entry.impact())));
    blocks.add(Blocks.context(entry.severity().key() + " · " + Look.facts(entry, now)));
    blocks.add(Blocks.actions(withDetails(entry)));
    return new Card(Mrkdwn.user(by) + " gave you " + summary(entry), blocks);
  }

  /** For notifications and screen readers. */
  static String summary(Entry entry) {
    return "%s #%d: %s (%s)"
        .formatted(
            entry.severity().key(), entry.number(), Mrkdwn.plain(entry.title()), Look.state(entry));
  }

  private static List<String> fields(Entry entry, LocalDate today) {
    List<String> fields = new ArrayList<>();
    fields.add("*Severity*\n" + Look.severity(entry.severity()));
    fields.add("*State*\n" + Look.state(entry));
    fields.add("*Owner*\n" + Look.owner(entry));
    var due = entry.due();
    fields.add("*Due*\n" + (due == null ? "_no date_" : Mrkdwn.day(due, today)));
    if (!entry.tags().isEmpty()) {
      fields.add(
          "*Tags*\n"
              + entry.tags().stream()
                  .map(tag -> "#" + Mrkdwn.plain(tag))
                  .collect(Collectors.joining(" ")));
    }
    return fields;
  }

  private static String smallPrint(Entry entry, ZoneId zone) {
    List<String> facts = new ArrayList<>();
    facts.add(
        "reported by %s %s"
            .formatted(
                Mrkdwn.user(entry.reporter()), Mrkdwn.date(entry.createdAt(), ZoneOffset.UTC)));
    if (entry.fixer() != null) {
      facts.add("fixed by " + Mrkdwn.user(entry.fixer()));
    }
    if (entry.verifier() != null) {
      facts.add(
          "verified by " + Mrkdwn.user(entry.verifier()) + (entry.selfVerified() ? ", alone" : ""));
    }
    if (entry.pulled()) {
      facts.add("pulled into the sprint");
    }
    Scope.alreadyDecided(entry, zone).ifPresent(facts::add);
    if (entry.source() != null) {
      facts.add("<" + Mrkdwn.escape(entry.source()) + "|the message it came from>");
    }
    return String.join(" · ", facts);
  }

  /** The one or two steps that make sense now. */
  private static List<BlockElement> next(Entry entry) {
    String n = String.valueOf(entry.number());
    List<BlockElement> buttons = new ArrayList<>();
    switch (entry.state()) {
      case OPEN -> {
        buttons.add(Blocks.primary(Blocks.button("Start", "triage_start", n)));
        buttons.add(Blocks.button("Fixed", "triage_fix", n));
      }
      case IN_PROGRESS -> buttons.add(Blocks.primary(Blocks.button("Fixed", "triage_fix", n)));
      case FIXED -> {
        buttons.add(Blocks.primary(Blocks.button("Verify", "triage_verify", n)));
        buttons.add(Blocks.button("Reopen", "triage_reopen", n));
      }
      case VERIFIED, WONT_FIX, DUPLICATE ->
          buttons.add(Blocks.button("Reopen", "triage_reopen", n));
    }
    if (entry.owner() == null && !entry.state().closed()) {
      buttons.add(Blocks.button("Take it", "triage_take", n));
    }
    return buttons;
  }

  private static List<BlockElement> withDetails(Entry entry) {
    List<BlockElement> buttons = next(entry);
    buttons.add(Blocks.button("Details", "triage_show", String.valueOf(entry.number())));
    return buttons;
  }

  private static BlockElement more(Entry entry) {
    long n = entry.number();
    List<OptionObject> options = new ArrayList<>();
    options.add(Blocks.option("Edit…", "edit " + n));
    options.add(Blocks.option("History", "history " + n));
    if (!entry.state().closed()) {
      options.add(Blocks.option("Move out of the sprint…", "move " + n));
      options.add(Blocks.option("Close without a fix…", "close " + n));
    }
    options.add(Blocks.option("Delete", "delete " + n));
    return Blocks.overflow("triage_more", options);
  }

  private static BlockElement assign(Entry entry) {
    return UsersSelectElement.builder()
        .actionId("triage_assign:" + entry.number())
        .placeholder(Blocks.plain("Give it to…"))
        .initialUser(entry.owner())
        .build();
  }
}
