package launchbot.bot.postmortem;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.incident.Status;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.postmortem.Paper;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Prose;
import launchbot.postmortem.Section;
import launchbot.postmortem.VersionStore;
import launchbot.postmortem.Written;
import org.jspecify.annotations.Nullable;

/** Writing a postmortem: section by section, or as a file. */
final class Writing {
  private final PostmortemDesk desk;
  private final Beginning beginning;
  private final PostmortemView view;

  Writing(PostmortemDesk desk, Beginning beginning, PostmortemView view) {
    this.desk = desk;
    this.beginning = beginning;
    this.view = view;
  }

  /** What became of a section that was sent off. */
  sealed interface Saved {}

  record Kept(Card card) implements Saved {}

  /** Somebody else wrote it meanwhile: the form that shows both. */
  record Clash(View both) implements Saved {}

  /** In mrkdwn. */
  record Refused(String why) implements Saved {}

  /** Begins one where nothing did, or goes on with one that was skipped. */
  Reply draft(Visit visit, long incident) {
    return IncidentDesk.write(
        desk.ledger(),
        visit,
        PostmortemDesk.words(incident),
        Verb.WRITE_POSTMORTEM,
        (tx, one) -> {
          Optional<Postmortem> found =
              PostmortemStore.ofIncident(tx.sql(), one.incident().id())
                  .flatMap(before -> PostmortemStore.lock(tx, before.id()));
          if (found.isEmpty() && !(one.incident().status() instanceof Status.Resolved)) {
            return new Reply.Refusal(
                "Incident %d is not over. Its postmortem is drafted when it is resolved."
                    .formatted(one.incident().number()));
          }
          Postmortem postmortem =
              found
                  .map(before ->
                      before.state() == Postmortem.State.SKIPPED
                          ? beginning.goesOn(tx, one.launch(), before)
                          : before)
                  .orElseGet(() -> beginning.begin(tx, one.launch(), one.incident()));
          return new Reply.Private(
              view.card(
                  Sheet.read(tx.sql(), one.launch(), one.incident(), postmortem, visit.at()),
                  visit.at()));
        });
  }

  Reply form(Visit visit, long incident, Section section) {
    return desk.read(
        visit,
        incident,
        (_, sheet) -> {
          Optional<String> no = may(visit, sheet);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return SectionForm.view(visit.channel(), sheet, section)
              .<Reply>map(form -> new Reply.Open(form, otherwise(sheet, "edit " + section.key())))
              .orElseGet(() ->
                  new Reply.Refusal(
                      "*%s* is too long for a form of Slack's. `/incident postmortem %d file` sends it to you as a file; `/incident postmortem %d hand-in` takes it back."
                          .formatted(
                              section.title(),
                              sheet.incident().number(),
                              sheet.incident().number())));
        });
  }

  /** Where Slack opens no form: the button that opens it. */
  static Card otherwise(Sheet sheet, String words) {
    return new Card(
        "Slack opens forms from buttons only here.",
        List.of(
            Blocks.section("Slack opens forms from buttons only here:"),
            Blocks.actions(
                List.of(PostmortemButtons.of("Open the form", sheet.incident(), words)))));
  }

  /**
   * @param version on which the form was opened
   */
  Saved save(Visit visit, long incident, Section section, int version, String typed) {
    String words = Prose.of(typed);
    var clash = new ArrayList<View>();
    if (words.length() > Prose.LONGEST) {
      return new Refused("That is too long: %,d characters at most.".formatted(Prose.LONGEST));
    }
    Reply reply =
        desk.write(
            visit,
            incident,
            Verb.WRITE_POSTMORTEM,
            (tx, sheet) -> {
              Paper.Part part = sheet.paper().of(section);
              if (part.version() != version && !part.words().equals(words)) {
                return SectionForm.clash(visit.channel(), sheet, section, words)
                    .<Reply>map(both -> {
                      clash.add(both);
                      return new Reply.Nothing();
                    })
                    .orElseGet(() ->
                        new Reply.Refusal(
                            "Somebody else wrote this section meanwhile, and both texts are too"
                                + " long for a form: copy yours, then hand it in as a file."));
              }
              if (!part.words().equals(words)) {
                add(tx, sheet, section, words.isEmpty() ? null : words);
              }
              return view.shown(tx, visit, sheet);
            });
    return switch (reply) {
      case Reply.Refusal(String why) -> new Refused(why);
      case Reply.Private(Card card) -> new Kept(card);
      default -> clash.isEmpty() ? new Refused("Nothing was saved.") : new Clash(clash.getFirst());
    };
  }

  /** What is known now takes the place of what was written, which stays a version. */
  Reply takeOver(Visit visit, long incident, Section section) {
    return desk.write(
        visit,
        incident,
        Verb.WRITE_POSTMORTEM,
        (tx, sheet) -> {
          if (sheet.paper().of(section).written() == null) {
            return new Reply.Refusal(
                "*%s* is as drafted: it always says what is known.".formatted(section.title()));
          }
          add(tx, sheet, section, null);
          return view.shown(tx, visit, sheet);
        });
  }

  Reply versions(Visit visit, long incident, Section section) {
    return desk.write(
        visit,
        incident,
        Verb.WRITE_POSTMORTEM,
        (tx, sheet) -> {
          List<Written> versions = VersionStore.of(tx.sql(), sheet.postmortem().id(), section);
          if (versions.isEmpty()) {
            return new Reply.Refusal(
                "Nobody has written *%s* yet: it is as drafted.".formatted(section.title()));
          }
          String all =
              versions.stream()
                  .map(one ->
                      "<!-- version %d, %s, %s -->\n\n%s\n"
                          .formatted(
                              one.version(),
                              sheet.facts().names().getOrDefault(one.by(), one.by()),
                              one.at(),
                              one.words() == null ? "*as drafted*" : one.words()))
                  .collect(Collectors.joining("\n"));
          send(
              tx,
              visit,
              "postmortem-incident-%d-%s.md".formatted(sheet.incident().number(), section.key()),
              all,
              "All versions of “%s”.".formatted(section.title()));
          return onItsWay(
              versions.size() == 1 ? "One version is" : versions.size() + " versions are");
        });
  }

  Reply file(Visit visit, long incident) {
    return desk.write(
        visit,
        incident,
        Verb.WRITE_POSTMORTEM,
        (tx, sheet) -> {
          send(
              tx,
              visit,
              sheet.fileName(),
              sheet.file(),
              "The postmortem of incident %d. Leave its first line as it is; `/incident postmortem %d hand-in` takes it back."
                  .formatted(sheet.incident().number(), sheet.incident().number()));
          return onItsWay("The file is");
        });
  }

  private static Reply onItsWay(String what) {
    return new Reply.Private(Card.of(what + " on the way to you, in a direct message."));
  }

  static Optional<String> may(Visit visit, Sheet sheet) {
    return Permissions.check(Roles.of(visit, sheet.launch()), Verb.WRITE_POSTMORTEM);
  }

  static void add(Tx tx, Sheet sheet, Section section, @Nullable String words) {
    VersionStore.add(
        tx,
        sheet.postmortem(),
        section,
        VersionStore.newest(tx.sql(), sheet.postmortem().id(), section).orElse(null),
        words,
        sheet.drafted(section));
  }

  static void send(Tx tx, Visit visit, String name, String content, String text) {
    tx.say(new Message.File(visit.person().id(), null, name, content, text));
  }
}
