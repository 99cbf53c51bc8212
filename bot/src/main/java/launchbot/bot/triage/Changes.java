package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.triage.Entries;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Scope;
import launchbot.triage.Severity;
import launchbot.triage.Steps;
import org.jspecify.annotations.Nullable;

/** The words that change one entry: {@code assign 12 @ben}, {@code fix 12 deployed}. */
final class Changes {
  private final TriageDesk desk;
  private final Map<String, Verb> verbs =
      Map.ofEntries(
          Map.entry("assign", this::assign),
          Map.entry("take", this::take),
          Map.entry("due", this::due),
          Map.entry("set", this::set),
          Map.entry("rank", this::rank),
          Map.entry("start", this::start),
          Map.entry("fix", this::fix),
          Map.entry("verify", this::verify),
          Map.entry("reopen", this::reopen),
          Map.entry("wontfix", this::wontFix),
          Map.entry("dup", this::duplicate),
          Map.entry("move", this::move),
          Map.entry("pull", this::pull),
          Map.entry("delete", this::delete),
          Map.entry("restore", this::restore));

  Changes(TriageDesk desk) {
    this.desk = desk;
  }

  /** Reads the words after the number. */
  private interface Verb {
    /** The rule to ask, or a refusal that says what to type instead. */
    Reading read(Visit visit, long number, Words rest);
  }

  boolean knows(String verb) {
    return verbs.containsKey(verb);
  }

  Reply typed(Ask ask, String verb, Words words) {
    OptionalLong number = Numbers.at(words, 0);
    if (number.isEmpty()) {
      return new Reply.Refusal(
          "Which entry? Give its number: `/triage %s 12%s`. `/triage list` shows the numbers."
              .formatted(verb, Help.rest(verb)));
    }
    return apply(ask.visit(), verb, number.getAsLong(), words.from(1));
  }

  /** The same from a button, which carries no further words. */
  Reply apply(Visit visit, String verb, long number, Words rest) {
    Verb reader = verbs.get(verb);
    if (reader == null) {
      throw new Garbled("no verb of ours");
    }
    return switch (reader.read(visit, number, rest)) {
      case Reading.Unclear(String what) -> new Reply.Refusal(what);
      case Reading.Rule(TriageDesk.OneRule rule, @Nullable String owner) -> {
        Optional<String> objection = desk.objection(visit, owner);
        yield objection.isPresent()
            ? new Reply.Refusal(objection.get())
            : reply(visit, verb, desk.change(visit, number, rule));
      }
    };
  }

  static Reply reply(Visit visit, String verb, TriageDesk.Outcome outcome) {
    return switch (outcome) {
      case TriageDesk.Done(_, Entry entry, _) ->
          new Reply.Private(EntryView.done(Help.done(verb, entry), entry, visit.now()));
      case TriageDesk.Refused(String why) -> new Reply.Refusal(why);
      case TriageDesk.Conflict _ -> throw new IllegalStateException("no version was asked for");
    };
  }

  private Reading assign(Visit visit, long number, Words rest) {
    return rest.isEmpty()
        ? Reading.unclear("To whom? `/triage assign %d @somebody`, or `me`, or `nobody`.", number)
        : switch (rest.get(0)) {
          case Word.Person(String id, _) -> assignTo(visit, id);
          case Word.Text(String text) when text.equalsIgnoreCase("me") ->
              assignTo(visit, visit.person().id());
          case Word.Text(String text)
              when text.equalsIgnoreCase("nobody") || text.equalsIgnoreCase("none") ->
              assignTo(visit, null);
          default ->
              Reading.unclear(
                  "I can't tell who that is: pick the person from Slack's list, as in `/triage"
                      + " assign %d @somebody`, or say `me` or `nobody`.",
                  number);
        };
  }

  private Reading take(Visit visit, long number, Words rest) {
    return assignTo(visit, visit.person().id());
  }

  private static Reading assignTo(Visit visit, @Nullable String owner) {
    return new Reading.Rule(c -> Entries.assign(c.entry(), owner, c.who(), visit.at()), owner);
  }

  private Reading due(Visit visit, long number, Words rest) {
    if (!rest.isEmpty()
        && rest.get(0) instanceof Word.Text(String none)
        && (none.equalsIgnoreCase("none") || none.equalsIgnoreCase("never"))) {
      return Reading.rule(c -> Entries.due(c.entry(), null, visit.today(), c.who(), visit.at()));
    }
    return switch (Dates.read(texts(rest), visit.today())) {
      case When.Found(LocalDate date, _) ->
          Reading.rule(c -> Entries.due(c.entry(), date, visit.today(), c.who(), visit.at()));
      case When.Impossible(String why, _) -> new Reading.Unclear(why);
      case When.NotADate _ ->
          Reading.unclear(
              "By when? `/triage due %d fri`, `in 3 days`, `12 dec`, `2026-12-12` or `none`.",
              number);
    };
  }

  private Reading set(Visit visit, long number, Words rest) {
    if (rest.size() < 2 || !(rest.get(0) instanceof Word.Text(String field))) {
      return Reading.unclear(
          "Set what? `/triage set %d severity high`, or `title`, `impact`, `workaround`, `tags`,"
              + " `owner`, `due` and the new words.",
          number);
    }
    Words value = rest.from(1);
    String text = value.text();
    return switch (field.toLowerCase(Locale.ROOT).replaceFirst(":$", "")) {
      case "severity" -> rank(visit, number, value);
      case "title" -> Reading.rule(c -> Entries.retitle(c.entry(), text, c.who(), visit.at()));
      case "impact" -> Reading.rule(c -> Entries.impact(c.entry(), text, c.who(), visit.at()));
      case "workaround" ->
          Reading.rule(c ->
              Entries.workaround(
                  c.entry(), text.equalsIgnoreCase("none") ? null : text, c.who(), visit.at()));
      case "tags", "tag" ->
          Reading.rule(c -> Entries.tags(c.entry(), tags(value), c.who(), visit.at()));
      case "owner" -> assign(visit, number, value);
      case "due" -> due(visit, number, value);
      default ->
          Reading.unclear(
              "I can set `severity`, `title`, `impact`, `workaround`, `tags`, `owner` and `due`:"
                  + " `/triage set %d severity high`.",
              number);
    };
  }

  private Reading rank(Visit visit, long number, Words rest) {
    return severity(rest, 0)
        .<Reading>map(to -> Reading.rule(c -> Scope.rank(c.entry(), to, c.who(), visit.at())))
        .orElseGet(() ->
            Reading.unclear(
                "How bad is it? `/triage set %d severity blocker`, `high`, `medium`, `low` or"
                    + " `post-launch`.",
                number));
  }

  private Reading start(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Steps.start(c.entry(), true, c.who(), visit.at()));
  }

  private Reading fix(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Steps.fix(c.entry(), c.who(), visit.at()));
  }

  private Reading verify(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Steps.verify(c.entry(), c.who(), visit.at()));
  }

  private Reading reopen(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Steps.reopen(c.entry(), c.who(), visit.at()));
  }

  private Reading wontFix(Visit visit, long number, Words rest) {
    return Reading.rule(c -> Steps.wontFix(c.entry(), Reasons.of(rest), c.who(), visit.at()));
  }

  private Reading duplicate(Visit visit, long number, Words rest) {
    boolean of = !rest.isEmpty() && rest.get(0) instanceof Word.Text text && text.is("of");
    OptionalLong target = Numbers.at(rest, of ? 1 : 0);
    return target.isEmpty()
        ? Reading.unclear("Of which one? `/triage dup %d of 7`.", number)
        : Reading.rule(c -> ReasonModal.duplicate(c, target.getAsLong(), visit));
  }

  private Reading move(Visit visit, long number, Words rest) {
    Optional<Severity> to = severity(rest, 0);
    if (to.isEmpty()) {
      return Reading.unclear(
          "Where to? `/triage move %d medium 12 dec @owner`; the severity is `medium`, `low` or"
              + " `post-launch`.",
          number);
    }
    String owner = null;
    List<String> phrase = new ArrayList<>();
    for (Word word : rest.from(1).list()) {
      if (word instanceof Word.Person(String id, _)) {
        owner = id;
      } else if (word instanceof Word.Text(String text) && !text.equalsIgnoreCase("due")) {
        phrase.add(text);
      }
    }
    String newOwner = owner;
    return switch (phrase.isEmpty() ? new When.NotADate() : Dates.read(phrase, visit.today())) {
      case When.Impossible(String why, _) -> new Reading.Unclear(why);
      case When.Found(LocalDate due, _) -> moveTo(visit, to.get(), due, newOwner);
      case When.NotADate _ ->
          phrase.isEmpty()
              ? moveTo(visit, to.get(), null, newOwner)
              : Reading.unclear(
                  "I can't read that date: `/triage move %d medium 12 dec @owner`.", number);
    };
  }

  private static Reading moveTo(
      Visit visit, Severity to, @Nullable LocalDate due, @Nullable String owner) {
    return new Reading.Rule(
        c -> Scope.move(c.entry(), to, due, owner, visit.today(), c.who(), visit.at()), owner);
  }

  private Reading pull(Visit visit, long number, Words rest) {
    boolean anyway =
        rest.list().stream()
            .anyMatch(word ->
                (word instanceof Word.Text text && text.is("anyway"))
                    || (word instanceof Word.Flag(String name, _) && name.equals("anyway")));
    return Reading.rule(c ->
        Scope.pull(
            c.entry(),
            anyway,
            Reasons.of(rest),
            EntryStore.openBlockers(c.tx().sql(), c.launch().id()),
            c.who(),
            visit.at()));
  }

  private Reading delete(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Entries.delete(c.entry(), c.who(), visit.at()));
  }

  private Reading restore(Visit visit, long number, Words rest) {
    return Reading.noted(rest, c -> Entries.restore(c.entry(), c.who(), visit.at()));
  }

  private static Optional<Severity> severity(Words words, int i) {
    if (i >= words.size()) {
      return Optional.empty();
    }
    return switch (words.get(i)) {
      case Word.Text(String text) -> Severity.parse(text);
      case Word.Bang(String name) -> Severity.parse(name);
      default -> Optional.empty();
    };
  }

  private static List<String> tags(Words words) {
    List<String> tags = new ArrayList<>();
    for (Word word : words.list()) {
      switch (word) {
        case Word.Tag(String name) -> tags.add(name);
        case Word.Text(String text) when !text.equalsIgnoreCase("none") -> tags.add(text);
        default -> {
          // not a tag
        }
      }
    }
    return tags;
  }

  private static List<String> texts(Words words) {
    return words.list().stream()
        .filter(Word.Text.class::isInstance)
        .map(word -> ((Word.Text) word).text())
        .toList();
  }
}
