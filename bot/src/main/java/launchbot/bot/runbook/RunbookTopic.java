package launchbot.bot.runbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.probe.ProbeStore;
import launchbot.runbook.Edition;
import launchbot.runbook.Link;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookLinkStore;
import launchbot.runbook.RunbookSearchStore;
import launchbot.runbook.RunbookStore;
import launchbot.runbook.Runbooks;
import launchbot.runbook.Template;
import launchbot.runbook.Templates;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /launch runbook …}. */
final class RunbookTopic {
  private static final int FOUND = 8;
  private static final String USAGE =
      "Type `/launch runbook list`, `add`, `show 3`, `find payments`, `edit 3`, `link 3 probe 2`,"
          + " `unlink 3 probe 2`, `versions 3`, `file 3`, `remove 3`, `restore 3`, or `template"
          + " first-response`.";

  private final Ledger ledger;
  private final Writing writing;
  private final Known known;

  RunbookTopic(Ledger ledger, Writing writing, Known known) {
    this.ledger = ledger;
    this.writing = writing;
    this.known = known;
  }

  /** A question about one. */
  private interface Question {
    Reply of(DSLContext sql, Launch launch, Runbook runbook);
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (words.isEmpty()) {
      return list(visit);
    }
    String verb =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    OptionalInt number = Numbers.small(words, 1);
    return switch (verb) {
      case "list" -> list(visit);
      case "add" -> form(visit, (_, _) -> new Runbook.Draft(words.rest(1), ""), null);
      case "find" -> find(visit, words.rest(1));
      case "template" -> template(visit, words.rest(1));
      case "show", "edit", "link", "unlink", "versions", "file", "remove", "restore" ->
          number.isEmpty()
              ? new Reply.Refusal(
                  "Which one? By its number: `/launch runbook %s 3`. `/launch runbook list` shows them."
                      .formatted(verb))
              : one(visit, verb, number.getAsInt(), words.from(2));
      default -> new Reply.Refusal("I don't know that word behind `/launch runbook`. " + USAGE);
    };
  }

  private Reply one(Visit visit, String verb, int number, Words rest) {
    return switch (verb) {
      case "show" ->
          read(
              visit,
              number,
              (sql, launch, runbook) ->
                  new Reply.Private(RunbookView.card(sql, launch, runbook, visit.at())));
      case "edit" -> edit(visit, number);
      case "link" -> link(visit, number, rest, true);
      case "unlink" -> link(visit, number, rest, false);
      case "versions" -> versions(visit, number, Numbers.small(rest, 0));
      case "file" -> versions(visit, number, OptionalInt.of(0));
      case "remove" -> writing.remove(visit, number);
      default -> writing.restore(visit, number);
    };
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(RunbookView.list(sql, RunbookStore.ofLaunch(sql, launch.id()))));
  }

  private Reply find(Visit visit, String typed) {
    if (typed.isBlank() || typed.length() > RunbookSearchStore.LONGEST) {
      return new Reply.Refusal(
          "What are you looking for? A few words: `/launch runbook find payments`, `\"exact"
              + " words\"`, `checkout -staging`.");
    }
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          RunbookSearchStore.Results results =
              RunbookSearchStore.find(sql, launch.id(), typed, FOUND);
          if (results.all() > 0) {
            return new Reply.Private(RunbookView.found(typed, results));
          }
          List<String> near = RunbookSearchStore.near(sql, launch.id(), typed);
          return new Reply.Refusal(
              "No runbook says “%s”. %s"
                  .formatted(
                      Mrkdwn.plain(typed),
                      near.isEmpty()
                          ? "`/launch runbook list` shows those there are, `/launch runbook add`"
                              + " writes one."
                          : "Did you mean %s?"
                              .formatted(
                                  near.stream()
                                      .map(word -> "`%s`".formatted(Mrkdwn.plain(word)))
                                      .collect(Collectors.joining(", ")))));
        });
  }

  /** What a form begins with. */
  private interface Start {
    Runbook.Draft of(DSLContext sql, Launch launch);
  }

  private Reply form(Visit visit, Start start, @Nullable Template template) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> no = Writing.may(visit, launch);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          String words = template == null ? "add" : "template " + template.key();
          return RunbookForm.view(
                  visit.channel(), new RunbookForm.Opened(0, 0, template), start.of(sql, launch))
              .<Reply>map(view -> new Reply.Open(view, otherwise(words)))
              .orElseGet(() -> new Reply.Refusal(USAGE));
        });
  }

  private Reply template(Visit visit, String typed) {
    return Template.parse(typed)
        .map(template ->
            form(
                visit,
                (sql, launch) -> Templates.of(template, known.facts(sql, launch, visit.at())),
                template))
        .orElseGet(() ->
            new Reply.Refusal(
                "There are two templates: `/launch runbook template first-response`, "
                    + Template.FIRST_RESPONSE.does()
                    + ", and `/launch runbook template troubleshooting`, "
                    + Template.TROUBLESHOOTING.does()
                    + "."));
  }

  private Reply edit(Visit visit, int number) {
    return read(
        visit,
        number,
        (_, launch, runbook) -> {
          Optional<String> no = Writing.may(visit, launch);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          if (runbook.removed() != null) {
            return new Reply.Refusal(
                "It was removed: `/launch runbook restore %d` brings it back.".formatted(number));
          }
          RunbookForm.Opened opened = RunbookForm.Opened.of(runbook);
          return new Reply.Open(
              RunbookForm.view(visit.channel(), opened, runbook.text())
                  .or(() ->
                      // Too long to be typed: then it is handed in as a file.
                      RunbookForm.view(
                          visit.channel(), opened, new Runbook.Draft(runbook.title(), "")))
                  .orElseThrow(),
              otherwise("edit " + number));
        });
  }

  private Reply link(Visit visit, int number, Words rest, boolean add) {
    Optional<Link> link =
        rest.size() < 2
            ? Optional.empty()
            : Link.parse(rest.get(0) instanceof Word.Text(String text) ? text : "", rest.rest(1));
    if (link.isEmpty()) {
      return new Reply.Refusal(
          "To what? One of `probe 3`, `kind tls`, `severity sev1`, `feature checkout`, `step"
              + " production/restore-db`: `/launch runbook link %d probe 3`.".formatted(number));
    }
    Link to = link.get();
    return writing.change(
        visit,
        number,
        (tx, launch, runbook) -> {
          boolean missing =
              add
                  && to.about() == Link.About.PROBE
                  && ProbeStore.find(tx.sql(), launch.id(), Integer.parseInt(to.target()))
                      .isEmpty();
          if (missing) {
            return new Reply.Refusal("There is no such probe: `/probe` lists them.");
          }
          boolean changed =
              add
                  ? RunbookLinkStore.add(tx, runbook, to)
                  : RunbookLinkStore.remove(tx, runbook, to);
          return changed
              ? new Reply.Private(RunbookView.card(tx.sql(), launch, runbook, visit.at()))
              : new Reply.Refusal(
                  add ? "It is linked to that already." : "It is not linked to that.");
        });
  }

  /**
   * As files, in a direct message.
   *
   * @param version none for all of them, 0 for the newest
   */
  private Reply versions(Visit visit, int number, OptionalInt version) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            RunbookStore.find(tx.sql(), launch.id(), number)
                .map(runbook -> {
                  List<Edition> all = RunbookStore.versions(tx.sql(), runbook.id());
                  int wanted = version.orElse(-1) == 0 ? runbook.version() : version.orElse(-1);
                  List<Edition> some =
                      all.stream().filter(one -> wanted < 0 || one.version() == wanted).toList();
                  if (some.isEmpty()) {
                    return new Reply.Refusal(
                        "It has %d versions: `/launch runbook versions %d` gives all of them."
                            .formatted(all.size(), number));
                  }
                  tx.say(
                      new Message.File(
                          visit.person().id(),
                          null,
                          "runbook-%d%s.md"
                              .formatted(
                                  number, some.size() == 1 ? "-v" + some.getFirst().version() : ""),
                          file(some),
                          "Runbook %d: %s".formatted(number, Mrkdwn.plain(runbook.title()))));
                  return (Reply)
                      new Reply.Private(
                          Card.of(
                              (some.size() == 1
                                      ? "The file is"
                                      : some.size() + " versions, in one file, are")
                                  + " on the way to you, in a direct message."));
                })
                .orElseGet(() -> new Reply.Refusal(Writing.NONE)));
  }

  private static String file(List<Edition> some) {
    return some.stream()
        .map(one -> {
          String text = Runbooks.file(new Runbook.Draft(one.title(), one.body()));
          return some.size() == 1
              ? text
              : "<!-- version %d, %s, %s -->\n\n%s"
                  .formatted(one.version(), one.by(), one.at(), text);
        })
        .collect(Collectors.joining("\n"));
  }

  private Reply read(Visit visit, int number, Question question) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            RunbookStore.find(sql, launch.id(), number)
                .map(one -> question.of(sql, launch, one))
                .orElseGet(() -> new Reply.Refusal(Writing.NONE)));
  }

  /** Where Slack opens no form: the button that opens it. */
  private static Card otherwise(String words) {
    return new Card(
        "Slack opens forms from buttons only here.",
        List.of(
            Blocks.section("Slack opens forms from buttons only here:"),
            Blocks.actions(List.of(LaunchCommand.button("Open the form", "runbook", words)))));
  }
}
