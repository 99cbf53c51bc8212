package launchbot.bot.probe;

import java.util.List;
import java.util.OptionalInt;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;

/** What may be typed behind {@code /probe} about probes that there are. */
final class ProbeTopics {
  private static final int FACTS = 20;

  private final Ledger ledger;
  private final ProbeDesk desk;
  private final Showing showing;
  private final Running running;

  ProbeTopics(Ledger ledger, ProbeDesk desk, Showing showing, Running running) {
    this.ledger = ledger;
    this.desk = desk;
    this.showing = showing;
    this.running = running;
  }

  List<Topic> all() {
    return List.of(
        Topic.of(
                "list",
                "[red | tls | group … | paused]",
                "all of them, the worst first",
                this::list)
            .offeredAs("List"),
        Topic.of(
            "show",
            "3",
            "one of them: state, figures, findings, chart",
            ask -> numbered(ask, "show", showing::show)),
        Topic.of("run", "3", "looks now", ask -> numbered(ask, "run", running::run)),
        Topic.of("edit", "3 [every 30s …]", "changes one, in a form or as typed", this::edit),
        Topic.of("rename", "3 Checkout", "calls it something else", this::rename),
        Topic.of("pause", "3", "lets it rest", ask -> numbered(ask, "pause", this::pause)),
        Topic.of("resume", "3", "lets it look again", ask -> numbered(ask, "resume", this::resume)),
        Topic.of("remove", "3", "ends it; its history stays", this::remove),
        Topic.of(
            "restore",
            "3",
            "brings a removed one back",
            ask -> numbered(ask, "restore", desk::restore)),
        Topic.of(
            "history",
            "3",
            "who changed what of one",
            ask -> numbered(ask, "history", this::history)));
  }

  private Reply list(Ask ask) {
    Filter filter = Filter.of(ask.words());
    Visit visit = ask.visit();
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          List<Stand> all = Stand.ofLaunch(sql, launch.id());
          return all.isEmpty()
              ? new Reply.Replace(
                  new Card("Nothing is watched yet.", BoardView.opening(launch, all, visit.at())))
              : new Reply.Replace(
                  BoardView.list(
                      launch, filter.of(all), filter.typed(), filter.page(), visit.at()));
        });
  }

  private Reply edit(Ask ask) {
    Words words = ask.words();
    OptionalInt number = Numbers.small(words, 0);
    if (number.isEmpty()) {
      return which("edit");
    }
    Visit visit = ask.visit();
    if (words.size() > 1) {
      return desk.edit(
          visit,
          number.getAsInt(),
          0,
          (probe, standing) -> Settings.read(probe.draft(), words.from(1), standing));
    }
    return desk.look(
        visit,
        number.getAsInt(),
        (_, _, probe) ->
            new Reply.Open(
                EditForm.view(visit.channel(), probe),
                Card.of(
                    "Type what is to change: `/probe edit %d every 30s`."
                        .formatted(probe.number()))));
  }

  private Reply rename(Ask ask) {
    Words words = ask.words();
    OptionalInt number = Numbers.small(words, 0);
    if (number.isEmpty() || words.size() < 2) {
      return new Reply.Refusal("Type its number and its new name: `/probe rename 3 Checkout`.");
    }
    String name =
        words.size() == 2 && words.get(1) instanceof Word.Quoted(String text)
            ? text
            : words.rest(1);
    return desk.edit(
        ask.visit(),
        number.getAsInt(),
        0,
        (probe, _) -> new Settings.Good(probe.draft().named(name)));
  }

  private Reply pause(Visit visit, int number) {
    return desk.change(
        visit,
        number,
        "It rests now. For a while only, and without an alarm at its end: `/probe maintenance %d for 1h`."
            .formatted(number),
        (probe, _, role) -> Probes.pause(probe, visit.at(), role));
  }

  private Reply resume(Visit visit, int number) {
    return desk.change(
        visit, number, "It looks again.", (probe, _, role) -> Probes.resume(probe, role));
  }

  private Reply remove(Ask ask) {
    OptionalInt number = Numbers.small(ask.words(), 0);
    if (number.isEmpty()) {
      return which("remove");
    }
    boolean sure =
        ask.words().size() == 2 && ask.words().get(1) instanceof Word.Text word && word.is("yes");
    return sure
        ? desk.remove(ask.visit(), number.getAsInt())
        : desk.look(
            ask.visit(),
            number.getAsInt(),
            (_, _, probe) -> new Reply.Private(AddView.removing(probe)));
  }

  private Reply history(Visit visit, int number) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            ProbeStore.find(sql, launch.id(), number)
                .or(() -> ProbeStore.removed(sql, launch.id(), number))
                .<Reply>map(probe ->
                    new Reply.Private(
                        ProbeView.history(
                            probe, HistoryStore.newest(sql, ProbeStore.subject(probe), FACTS))))
                .orElseGet(() -> ProbeDesk.none(number)));
  }

  /** What is done with a number. */
  private interface Numbered {
    Reply with(Visit visit, int number);
  }

  private static Reply numbered(Ask ask, String word, Numbered answer) {
    OptionalInt number = Numbers.small(ask.words(), 0);
    return number.isEmpty() || ask.words().size() > 1
        ? which(word)
        : answer.with(ask.visit(), number.getAsInt());
  }

  private static Reply which(String word) {
    return new Reply.Refusal(
        "Say which, by its number: `/probe %s 3`. `/probe list` has the numbers.".formatted(word));
  }
}
