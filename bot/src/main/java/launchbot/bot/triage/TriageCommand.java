package launchbot.bot.triage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.HistoryStore;
import launchbot.triage.Undo;

/** {@code /triage}: reads the first word and hands the rest to whoever knows what it means. */
final class TriageCommand implements Command {
  private static final Duration UNDOABLE = Duration.ofDays(1);

  private final TriageDesk desk;
  private final Adding adding;
  private final Listing listing;
  private final Changes changes;
  private final Transfer transfer;
  private final Pinning pinning;
  private final Bringing bringing;

  TriageCommand(
      TriageDesk desk,
      Adding adding,
      Listing listing,
      Changes changes,
      Transfer transfer,
      Pinning pinning,
      Bringing bringing) {
    this.desk = desk;
    this.adding = adding;
    this.listing = listing;
    this.changes = changes;
    this.transfer = transfer;
    this.pinning = pinning;
    this.bringing = bringing;
  }

  @Override
  public Declaration declaration() {
    return TriageFeature.COMMAND;
  }

  @Override
  public Reply answer(Ask ask) {
    return bringing.under(ask.visit(), () -> carriedOut(ask));
  }

  private Reply carriedOut(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return listing.menu(visit);
    }
    String verb = word(words.get(0));
    Words rest = words.from(1);
    if (changes.knows(verb)) {
      return changes.typed(ask, verb, rest);
    }
    return switch (verb) {
      case "help" -> new Reply.Private(Help.card());
      case "add" -> adding.typed(ask, rest);
      case "list", "ls" -> listing.list(visit, rest);
      case "mine" -> listing.mine(visit);
      case "show" -> numbered(verb, rest, n -> listing.show(visit, n));
      case "history" -> numbered(verb, rest, n -> listing.history(visit, n));
      case "edit" -> numbered(verb, rest, n -> listing.edit(visit, n));
      case "undo" ->
          rest.isEmpty()
              ? undo(visit, OptionalLong.empty())
              : numbered(verb, rest, n -> undo(visit, OptionalLong.of(n)));
      case "pin" -> pinning.pin(visit);
      case "export" -> transfer.export(visit, rest);
      case "import" -> imported(visit, rest);
      default -> unknown(ask);
    };
  }

  private interface Numbered {
    Reply of(long number);
  }

  private static Reply numbered(String verb, Words rest, Numbered reply) {
    OptionalLong number = Numbers.at(rest, 0);
    return number.isPresent()
        ? reply.of(number.getAsLong())
        : new Reply.Refusal(
            "Which entry? `/triage %s 12`. `/triage list` shows the numbers.".formatted(verb));
  }

  private Reply undo(Visit visit, OptionalLong number) {
    var actor = visit.cause().actor();
    List<HistoryStore.Fact> own =
        desk.ledger()
            .read(
                visit.workspace(),
                sql -> HistoryStore.newestBy(sql, actor, "entry", visit.at().minus(UNDOABLE), 50));
    return own.stream()
        .filter(fact -> number.isEmpty() || fact.change().subject().number() == number.getAsLong())
        .findFirst()
        .map(fact -> undo(visit, fact))
        .orElseGet(() ->
            new Reply.Refusal("You changed nothing there in the last day that could be undone."));
  }

  private Reply undo(Visit visit, HistoryStore.Fact own) {
    long number = own.change().subject().number();
    var outcome =
        desk.change(
            visit,
            number,
            c -> {
              HistoryStore.Fact last =
                  HistoryStore.newest(c.tx().sql(), own.change().subject(), 1).getFirst();
              return Undo.undo(
                  c.entry(),
                  own.change(),
                  own.actor().id(),
                  last.id() != own.id(),
                  c.who(),
                  visit.at());
            });
    return Changes.reply(visit, "undo", outcome);
  }

  private Reply imported(Visit visit, Words rest) {
    if (rest.size() == 1 && word(rest.get(0)).equals("sandbox")) {
      return bringing.shown(visit);
    }
    if (rest.isEmpty()) {
      return new Reply.Open(
          ImportModal.view(visit.channel()),
          Card.of("Type `/triage import` in the channel, or paste the lines behind it."));
    }
    return switch (transfer.read(visit, rest.text())) {
      case Transfer.Done(String words) -> new Reply.Private(Card.of(words));
      case Transfer.Refused(String why) -> new Reply.Refusal(why);
    };
  }

  /** Never an entry without being told so, but what was typed is one tap away from being one. */
  private Reply unknown(Ask ask) {
    DraftWords read = TriageWords.read(ask.words(), ask.visit().today());
    String kept =
        FormContext.in(ask.visit().channel()).withDraft(DraftJson.of(read.draft())).forButton();
    String why =
        "That does not begin with a word that I know, so nothing was saved. `/triage help` lists"
            + " them.";
    return new Reply.Private(
        new Card(
            why,
            List.of(
                Blocks.section(why),
                Blocks.actions(
                    List.of(
                        Blocks.button("Add it as an entry", "triage_complete", kept),
                        Blocks.button("Help", "triage_help", ""))))));
  }

  private static String word(Word word) {
    return word instanceof Word.Text(String text)
        ? text.toLowerCase(Locale.ROOT).replaceFirst(":$", "")
        : "";
  }
}
