package launchbot.bot.path;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathResult;
import launchbot.sprint.PathStore;

/** What may be typed behind {@code /launch path}. */
final class PathWords {
  private static final String USAGE =
      "Type `/launch path` for all of them, `pass 2`, `fail 2 what happened` or `blocked 2 why`,"
          + " `assign 2 @somebody`, `owner 2 @somebody`, `share`, `add …`, `edit 2 …`, `remove 2`,"
          + " `show 2`, `post`.";

  private final PathDesk desk;
  private final Walking walking;
  private final Sharing sharing;
  private final Posting posting;

  PathWords(PathDesk desk, Walking walking, Sharing sharing, Posting posting) {
    this.desk = desk;
    this.walking = walking;
    this.sharing = sharing;
    this.posting = posting;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return desk.show(visit);
    }
    String first =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    return switch (first) {
      case "list" -> desk.show(visit);
      case "post", "pin" -> posting.post(visit);
      case "share" -> sharing.share(visit);
      case "add" ->
          words.size() == 1
              ? new Reply.Open(
                  PathForms.edit(visit.channel(), null),
                  Card.of("Type `/launch path add` and what a real user does on it."))
              : desk.add(visit, words.rest(1));
      case "show",
          "history",
          "edit",
          "remove",
          "delete",
          "assign",
          "owner",
          "walk",
          "pass",
          "fail",
          "blocked" ->
          numbered(visit, first, words);
      default -> new Reply.Refusal("I don't know that word behind `/launch path`. " + USAGE);
    };
  }

  private Reply numbered(Visit visit, String verb, Words words) {
    OptionalInt typed = Numbers.small(words, 1);
    if (typed.isEmpty()) {
      return new Reply.Refusal("Say which path, by its number. " + USAGE);
    }
    int number = typed.getAsInt();
    String rest = words.rest(2);
    return switch (verb) {
      case "show", "history" ->
          desk.look(
              visit,
              number,
              (sql, path) ->
                  new Reply.Private(PathView.history(path, PathStore.results(sql, path.id()))));
      case "edit" ->
          rest.isEmpty()
              ? desk.look(
                  visit,
                  number,
                  (_, path) ->
                      new Reply.Open(
                          PathForms.edit(visit.channel(), path),
                          Card.of(
                              "Type the new words behind it: `/launch path edit %d …`."
                                  .formatted(number))))
              : desk.change(
                  visit,
                  number,
                  (path, who) -> CriticalPaths.edit(path, rest, path.required(), who));
      case "remove", "delete" -> desk.remove(visit, number);
      case "assign", "owner" -> person(visit, verb, number, words);
      default -> walked(visit, verb, number, rest);
    };
  }

  private Reply person(Visit visit, String verb, int number, Words words) {
    String person =
        words.size() <= 2
            ? ""
            : switch (words.get(2)) {
              case Word.Person(String id, _) -> id;
              case Word.Text text when text.is("me") -> visit.person().id();
              default -> "";
            };
    if (person.isEmpty()) {
      return new Reply.Refusal(
          "Name somebody from Slack's list: `/launch path %s %d @somebody`, or `me`."
              .formatted(verb, number));
    }
    Optional<String> objection = desk.objection(visit, person);
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    return desk.change(
        visit,
        number,
        (path, who) ->
            verb.equals("assign")
                ? CriticalPaths.assign(path, person, who)
                : CriticalPaths.own(path, person, who));
  }

  private Reply walked(Visit visit, String verb, int number, String note) {
    Optional<PathResult.Outcome> outcome = PathResult.Outcome.of(verb);
    boolean ask = outcome.isEmpty() || (note.isEmpty() && outcome.get() != PathResult.Outcome.PASS);
    return ask
        ? desk.look(
            visit,
            number,
            (_, path) ->
                new Reply.Open(
                    PathForms.result(visit.channel(), path, outcome.orElse(null)),
                    Card.of(
                        "Type it with what you saw: `/launch path fail %d the mail never comes`."
                            .formatted(number))))
        : walking.walked(visit, number, outcome.get(), note.isEmpty() ? null : note);
  }
}
