package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.postmortem.Blameless;
import launchbot.postmortem.Paper;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Section;
import launchbot.postmortem.Written;
import launchbot.triage.Entry;

/** A postmortem as Slack shows it: how far it is, and what can be done next. */
final class PostmortemView {
  private static final int MOST_HINTS = 5;
  private static final int WORDS = 120;

  private final URI base;

  /**
   * @param base where people reach the public page
   */
  PostmortemView(URI base) {
    this.base = base;
  }

  /** Said once in the incident's thread. */
  static Card ready(Incident incident, Postmortem postmortem, LocalDate today) {
    String text =
        "A draft of the postmortem is ready: the timeline, the figures and what was decided are in it. %s writes the rest, until %s."
            .formatted(Mrkdwn.user(postmortem.owner()), Mrkdwn.day(postmortem.due(), today));
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(
                List.of(
                    Blocks.primary(PostmortemButtons.of("Open", incident, "show")),
                    PostmortemButtons.owner(postmortem)))));
  }

  URI address(String slug, Postmortem postmortem) {
    return base.resolve("/status/%s/postmortem/%d".formatted(slug, postmortem.number()));
  }

  Card card(Sheet sheet, Instant now) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String title = Mrkdwn.plain(sheet.title());
    List<String> head = new ArrayList<>();
    head.add("*%s*".formatted(title));
    head.add(state(sheet, now));
    Postmortem.Shown shown = sheet.postmortem().shown();
    if (shown != null) {
      head.add(
          "On the public page since %s, by %s."
              .formatted(Mrkdwn.date(shown.at(), sheet.launch().zone()), Mrkdwn.user(shown.by())));
    }
    blocks.addAll(Blocks.sections(head));
    blocks.addAll(
        Blocks.sections(Arrays.stream(Section.values()).map(one -> section(sheet, one)).toList()));
    blocks.addAll(Blocks.sections(actions(sheet, now)));
    List<String> hints = hints(sheet);
    if (!hints.isEmpty()) {
      blocks.addAll(Blocks.sections(hints));
    }
    blocks.addAll(buttons(sheet));
    return new Card(title, blocks);
  }

  /** As it is after a change. */
  Reply shown(Tx tx, Visit visit, Sheet before) {
    Postmortem now = PostmortemStore.find(tx.sql(), before.postmortem().id()).orElseThrow();
    return new Reply.Private(
        card(
            Sheet.read(tx.sql(), before.launch(), before.incident(), now, visit.at()), visit.at()));
  }

  private static String state(Sheet sheet, Instant now) {
    Postmortem postmortem = sheet.postmortem();
    LocalDate today = now.atZone(sheet.launch().zone()).toLocalDate();
    String owner = Mrkdwn.user(postmortem.owner());
    return switch (postmortem.state()) {
      case DRAFT ->
          "Draft · %s writes it · %s %s"
              .formatted(
                  owner,
                  postmortem.due().isBefore(today) ? "was due" : "due",
                  Mrkdwn.day(postmortem.due(), today));
      case SKIPPED ->
          "Not written: %s · *Write it after all* brings it back"
              .formatted(Mrkdwn.plain(String.valueOf(postmortem.skipped())));
      case PUBLISHED -> published(sheet, owner);
    };
  }

  private static String published(Sheet sheet, String owner) {
    Postmortem.Posted posted = sheet.postmortem().posted();
    if (posted == null) {
      return "Published · " + owner;
    }
    return "Published in %s on %s by %s%s"
        .formatted(
            Mrkdwn.channel(posted.channel()),
            Mrkdwn.date(posted.at(), sheet.launch().zone()),
            Mrkdwn.user(posted.by()),
            posted.print().equals(sheet.paper().print())
                ? ""
                : " · *changed since*: *Publish* posts the new text");
  }

  private static String section(Sheet sheet, Section section) {
    Paper.Part part = sheet.paper().of(section);
    Written written = part.written();
    String how =
        written != null
            ? "by %s, %s"
                .formatted(
                    Mrkdwn.user(written.by()), Mrkdwn.date(written.at(), sheet.launch().zone()))
            : part.blank() ? "_%s_".formatted(section.question()) : "as drafted";
    String first =
        part.blank() ? "" : " · " + Mrkdwn.plain(Mrkdwn.truncate(first(part.words()), WORDS));
    String newer =
        part.newer() == null
            ? ""
            : "\n      More is known since: `/incident postmortem %d take %s` puts it in the place of what was written."
                .formatted(sheet.incident().number(), section.key());
    return "• *%s* · %s%s%s".formatted(section.title(), how, first, newer);
  }

  /** Without the marks of a list or a heading. */
  private static String first(String words) {
    return words.lines().findFirst().orElse("").replaceFirst("^[-#> ]{1,9}", "");
  }

  private static List<String> actions(Sheet sheet, Instant now) {
    LocalDate today = now.atZone(sheet.launch().zone()).toLocalDate();
    List<String> lines = new ArrayList<>();
    if (sheet.actions().isEmpty()) {
      lines.add("No action has an owner and a date yet: *Add an action* makes an entry of triage.");
    } else {
      lines.add("*What is done about it*");
    }
    for (Entry entry : sheet.actions()) {
      LocalDate due = entry.due();
      String owner = entry.owner();
      lines.add(
          "%s · %s · %s · %s"
              .formatted(
                  TriageFeature.title(entry),
                  owner == null ? "*nobody has it*" : Mrkdwn.user(owner),
                  due == null ? "*no date*" : "due " + Mrkdwn.day(due, today),
                  entry.overdue(today) ? "*overdue*" : entry.state().words()));
    }
    long ideas =
        sheet.paper().of(Section.ACTIONS).words().lines().filter(line -> !line.isBlank()).count();
    if (ideas > 0) {
      lines.add(
          "%s below them: *Add an action* gives an idea an owner and a date."
              .formatted(ideas == 1 ? "One line stands" : ideas + " lines stand"));
    }
    return lines;
  }

  /** They block nothing. */
  private static List<String> hints(Sheet sheet) {
    List<Blameless.Hint> hints = Blameless.hints(sheet.paper(), sheet.names());
    List<String> lines = new ArrayList<>();
    if (!hints.isEmpty()) {
      lines.add("*Without blame*: it is about what made it possible, not about who was there.");
    }
    for (Blameless.Hint hint : hints.subList(0, Math.min(MOST_HINTS, hints.size()))) {
      lines.add(
          "• %s: “%s” · “%s”: %s"
              .formatted(
                  hint.section().title(),
                  Mrkdwn.plain(hint.sentence()),
                  Mrkdwn.plain(hint.found()),
                  hint.suggestion()));
    }
    if (hints.size() > MOST_HINTS) {
      lines.add("and %d more".formatted(hints.size() - MOST_HINTS));
    }
    return lines;
  }

  private static List<LayoutBlock> buttons(Sheet sheet) {
    Incident incident = sheet.incident();
    if (sheet.postmortem().state() == Postmortem.State.SKIPPED) {
      return List.of(
          Blocks.actions(List.of(PostmortemButtons.of("Write it after all", incident, "draft"))));
    }
    List<BlockElement> sections = new ArrayList<>();
    for (Section section : Section.values()) {
      sections.add(PostmortemButtons.of(section.title(), incident, "edit " + section.key()));
    }
    List<BlockElement> more = new ArrayList<>();
    more.add(PostmortemButtons.of("Add an action", incident, "action"));
    more.add(PostmortemButtons.of("Download", incident, "file"));
    more.add(PostmortemButtons.of("Hand in", incident, "hand-in"));
    more.add(PostmortemButtons.of("Publish", incident, "publish"));
    if (sheet.postmortem().shown() != null) {
      more.add(
          Blocks.danger(
              PostmortemButtons.of("Take off the public page", incident, "withdraw"),
              "Nobody outside can read it any more.",
              "Take it off"));
    }
    if (!incident.drill()) {
      more.add(PostmortemButtons.of("Public page", incident, "public"));
    }
    more.add(PostmortemButtons.owner(sheet.postmortem()));
    return List.of(
        Blocks.context("Write a section:"), Blocks.actions(sections), Blocks.actions(more));
  }

  /** What is said of it in a list: {@code incident 4: Nobody can pay}; in mrkdwn. */
  static String name(Launch launch, Incident incident) {
    return "%sincident %d in %s: %s"
        .formatted(
            incident.drill() ? "DRILL · " : "",
            incident.number(),
            Mrkdwn.channel(launch.channel()),
            Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), WORDS)));
  }
}
