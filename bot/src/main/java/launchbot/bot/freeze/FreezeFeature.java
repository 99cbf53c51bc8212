package launchbot.bot.freeze;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.web.HookReceiver;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.sprint.Exemption;
import launchbot.sprint.ExemptionStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import org.jooq.DSLContext;

/** {@code /launch freeze}, and what a pipeline asks. */
public final class FreezeFeature implements Feature {
  private static final String USAGE =
      "Type `/launch freeze` for how it stands, `/launch freeze except \"hotfix for login\" because"
          + " …` to ask for an exception; the lead types `approve 2` or `refuse 2 because …`.";

  private final Ledger ledger;
  private final InstantSource clock;
  private final FreezeDesk desk;

  public FreezeFeature(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.desk = new FreezeDesk(ledger);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "freeze",
                "[except \"…\" because …]",
                "whether new features wait, and exceptions from it",
                this::answer)
            .offeredAs("Freeze"));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new FreezeButtons(desk));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new AskModal(desk), new RefuseModal(desk));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new ExemptionLive(ledger, clock, ExemptionLive.CHANNEL),
        new ExemptionLive(ledger, clock, ExemptionLive.LEAD));
  }

  @Override
  public Map<String, HookReceiver> hooks() {
    return Map.of("freeze", new FreezeHook(ledger));
  }

  /** Nothing is left to be decided: the buttons go. */
  @Override
  public void ended(Tx tx, Launch launch, Sprint sprint) {
    ExemptionStore.ofLaunch(tx.sql(), launch.id()).stream()
        .filter(one -> one.state() == Exemption.State.ASKED)
        .forEach(one -> FreezeDesk.say(tx, launch, one, false));
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    boolean open = SprintStore.find(sql, launch.id()).filter(one -> one.state().open()).isPresent();
    return !open
        ? List.of()
        : ExemptionStore.ofLaunch(sql, launch.id()).stream()
            .filter(one -> one.state() == Exemption.State.ASKED)
            .map(one ->
                new Todo(
                    launch.lead(),
                    1,
                    "Decide exception *%d* from the freeze: %s"
                        .formatted(one.number(), Mrkdwn.plain(one.what())),
                    one.through(),
                    Blocks.button("Decide", FreezeView.PREFIX + "show", String.valueOf(one.id()))))
            .toList();
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    Frozen frozen = Frozen.of(sql, launch, now);
    return List.of(
        new StatusLine(
            "freeze",
            FreezeView.line(
                frozen.freeze(), frozen.inForce().size(), frozen.asked().size(), frozen.today())));
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    String first =
        !words.isEmpty() && words.get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    if (words.isEmpty()) {
      return desk.show(ask.visit());
    }
    return switch (first) {
      case "except", "exception" -> except(ask, words.from(1));
      case "approve", "grant", "allow" -> decide(ask, words, true);
      case "refuse", "deny", "reject" -> decide(ask, words, false);
      default -> new Reply.Refusal("I don't know that word behind `/launch freeze`. " + USAGE);
    };
  }

  private Reply except(Ask ask, Words words) {
    FreezeWords typed = FreezeWords.read(words, ask.visit().today());
    String problem = typed.problem();
    if (problem != null) {
      return new Reply.Refusal(problem);
    }
    return typed.what().isEmpty() || typed.reason() == null
        ? new Reply.Open(
            FreezeForms.ask(ask.visit().channel(), typed),
            Card.of(
                "Say what, and why it cannot wait: `/launch freeze except \"hotfix for login\""
                    + " because …`."))
        : desk.ask(ask.visit(), typed);
  }

  private Reply decide(Ask ask, Words words, boolean granted) {
    OptionalInt number = Numbers.small(words, 1);
    if (number.isEmpty()) {
      return new Reply.Refusal("Say which exception, by its number. " + USAGE);
    }
    FreezeWords reason = FreezeWords.read(words.from(2), ask.visit().today());
    String note = reason.reason() == null ? reason.what() : reason.reason();
    return desk.decide(
        ask.visit(),
        number.getAsInt(),
        new FreezeDesk.Decision(granted, note == null || note.isBlank() ? null : note));
  }
}
