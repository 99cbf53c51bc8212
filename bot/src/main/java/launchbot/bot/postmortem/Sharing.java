package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.notice.Notice;
import launchbot.outbox.Message;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Publication;
import launchbot.postmortem.Waiting;
import launchbot.timer.TimerStore;
import launchbot.triage.Entry;
import org.jooq.DSLContext;

/** Publishing: inside as a file, outside as a page that somebody has seen exactly so before. */
final class Sharing {
  private static final String NO_PAGE =
      "There is no public page yet, or it is hidden: `/incident page` shows how to make one.";

  private final PostmortemDesk desk;
  private final PostmortemView view;

  Sharing(PostmortemDesk desk, PostmortemView view) {
    this.desk = desk;
    this.view = view;
  }

  /** Where it is published. */
  Reply form(Visit visit, long incident) {
    return desk.read(
        visit,
        incident,
        (_, sheet) ->
            may(visit, sheet)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        PublishModal.view(visit.channel(), sheet),
                        Writing.otherwise(sheet, "publish"))));
  }

  Reply publish(Visit visit, long incident, String channel) {
    return desk.write(
        visit,
        incident,
        Verb.PUBLISH_POSTMORTEM,
        (tx, sheet) -> {
          Postmortem before = sheet.postmortem();
          boolean again = before.posted() != null;
          var posted =
              new Postmortem.Posted(
                  channel, visit.at(), visit.person().id(), sheet.paper().print());
          PostmortemStore.save(
              tx,
              before.posted(posted),
              new Change(
                  "published",
                  before.subject(),
                  List.of(new Change.Field("channel", null, channel)),
                  null));
          TimerStore.cancel(tx, before.id(), Waiting.REMIND);
          tx.say(
              new Message.File(
                  channel,
                  null,
                  sheet.fileName(),
                  sheet.reading(),
                  "%s%s%s, published by %s."
                      .formatted(
                          again ? "Updated: " : "",
                          sheet.incident().drill() ? "DRILL · " : "",
                          "the postmortem of incident %d (%s)"
                              .formatted(
                                  sheet.incident().number(),
                                  Mrkdwn.plain(sheet.incident().feels())),
                          Mrkdwn.user(visit.person().id()))));
          return view.shown(tx, visit, sheet);
        });
  }

  /** The first step to the public page. */
  Reply publicForm(Visit visit, long incident) {
    return desk.read(
        visit,
        incident,
        (sql, sheet) ->
            may(visit, sheet)
                .or(() -> closed(sql, sheet))
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        PublicModal.choose(visit.channel(), sheet, title(sheet)),
                        Writing.otherwise(sheet, "public"))));
  }

  /** Exactly what will be read, before anything is written. */
  Submitted preview(Visit visit, long incident, PublicModal.Choice choice) {
    var found = new ArrayList<View>();
    Reply reply =
        desk.read(
            visit,
            incident,
            (sql, sheet) -> {
              Optional<String> no = may(visit, sheet);
              Outward outward =
                  no.isPresent() ? Outward.not(no.get()) : outward(sql, sheet, choice);
              String why = outward.why();
              if (why != null) {
                return new Reply.Refusal(why);
              }
              found.add(outward.confirm(visit, sheet, choice, view));
              return new Reply.Nothing();
            });
    return found.isEmpty()
        ? Submitted.of(reply, PublicModal.TITLE)
        : new Submitted.Update(found.getFirst());
  }

  /**
   * @param print of what was shown; where it is another text now, that one is shown first
   */
  Submitted makePublic(Visit visit, long incident, PublicModal.Choice choice, String print) {
    var changed = new ArrayList<View>();
    Reply reply =
        desk.write(
            visit,
            incident,
            Verb.PUBLISH_POSTMORTEM,
            (tx, sheet) -> {
              Outward outward = outward(tx.sql(), sheet, choice);
              String why = outward.why();
              if (why != null) {
                return new Reply.Refusal(why);
              }
              if (!outward.print().equals(print)) {
                changed.add(outward.confirm(visit, sheet, choice, view));
                return new Reply.Nothing();
              }
              return show(tx, visit, sheet, outward);
            });
    if (!changed.isEmpty()) {
      return new Submitted.Update(changed.getFirst());
    }
    return reply instanceof Reply.Refusal(String why)
        ? new Submitted.Close(Card.of("Nothing was made public. " + why))
        : Submitted.of(reply, PublicModal.TITLE);
  }

  Reply withdraw(Visit visit, long incident) {
    return desk.write(
        visit,
        incident,
        Verb.PUBLISH_POSTMORTEM,
        (tx, sheet) -> {
          Postmortem before = sheet.postmortem();
          if (before.shown() == null) {
            return new Reply.Refusal("Nothing of it is on the public page.");
          }
          PostmortemStore.save(
              tx, before.shown(null), new Change("withdrawn", before.subject(), List.of(), null));
          PageStore.touch(tx, sheet.launch().id());
          return view.shown(tx, visit, sheet);
        });
  }

  private Reply show(Tx tx, Visit visit, Sheet sheet, Outward outward) {
    Postmortem before = sheet.postmortem();
    PostmortemStore.save(
        tx,
        before.shown(
            new Postmortem.Shown(outward.title(), outward.body(), visit.at(), visit.person().id())),
        new Change(
            "made public",
            before.subject(),
            List.of(new Change.Field("title", null, outward.title())),
            null));
    PageStore.touch(tx, sheet.launch().id());
    String text =
        "It is public now: %s"
            .formatted(Mrkdwn.escape(view.address(outward.page().slug(), before).toString()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(text));
    blocks.add(
        Blocks.actions(
            List.of(
                PostmortemButtons.of("Open", sheet.incident(), "show"),
                PostmortemButtons.of("Take off the public page", sheet.incident(), "withdraw"))));
    return new Reply.Private(new Card(text, blocks));
  }

  private static Optional<String> may(Visit visit, Sheet sheet) {
    return Permissions.check(Roles.of(visit, sheet.launch()), Verb.PUBLISH_POSTMORTEM);
  }

  private static Optional<String> closed(DSLContext sql, Sheet sheet) {
    if (sheet.incident().drill()) {
      return Optional.of("A drill is never public.");
    }
    if (sheet.incident().open()) {
      return Optional.of("The incident is open again: its postmortem can wait until it is over.");
    }
    return page(sql, sheet).isPresent() ? Optional.empty() : Optional.of(NO_PAGE);
  }

  private static Optional<StatusPage> page(DSLContext sql, Sheet sheet) {
    return PageStore.ofLaunch(sql, sheet.launch().id()).filter(StatusPage::shown);
  }

  /** What customers were told first; else what users felt. */
  private static String title(Sheet sheet) {
    return sheet.facts().notices().stream()
        .findFirst()
        .map(Notice::text)
        .map(Notice.Text::headline)
        .orElse(sheet.incident().feels());
  }

  private static Outward outward(DSLContext sql, Sheet sheet, PublicModal.Choice choice) {
    Optional<StatusPage> page = page(sql, sheet);
    Optional<String> no = closed(sql, sheet);
    if (no.isPresent() || page.isEmpty()) {
      return Outward.not(no.orElse(NO_PAGE));
    }
    String title = Publication.cleared(choice.title(), sheet.names());
    String body =
        Publication.of(
            sheet.paper(),
            sheet.facts(),
            choice.sections(),
            sheet.actions().stream().map(Entry::title).toList(),
            sheet.names());
    if (body.isEmpty()) {
      return Outward.not("These sections are empty: write one of them, or choose others.");
    }
    return body.length() > Publication.LONGEST
        ? Outward.not(
            "That is too long for a page: %,d characters at most. Choose fewer sections, or write less."
                .formatted(Publication.LONGEST))
        : new Outward(null, page.get(), title, body);
  }
}
