package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.Visit;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.readiness.Reason;
import org.jooq.DSLContext;

/** Incidents: opened, moved through their lifecycle, shown. */
public final class IncidentFeature implements Feature {
  public static final Shortcut.Declaration SHORTCUT = OpenForm.SHORTCUT;

  private final HeadLive head;
  private final OpenDesk opening;
  private final OpenForm form;
  private final SettingDesk settings;
  private final List<Topic> steps;
  private final HeadButtons buttons;
  private final Showing showing;

  /**
   * @param parts what features show in the head message, known only once all have been made
   */
  public IncidentFeature(
      Ledger ledger,
      Response response,
      Permalinks links,
      Supplier<List<IncidentPart>> parts,
      InstantSource clock) {
    this.opening = new OpenDesk(ledger, response, links);
    this.form = new OpenForm(ledger, opening);
    this.settings = new SettingDesk(ledger);
    this.steps =
        Stream.concat(
                new Moving(ledger, response).topics().stream(),
                new Correcting(ledger, response).topics().stream())
            .toList();
    this.buttons = new HeadButtons(ledger, steps);
    this.head = new HeadLive(ledger, buttons, parts, clock);
    this.showing = new Showing(ledger, buttons, parts);
  }

  /** What {@code /incident} answers to words of which the first is no topic: it opens one. */
  public Reply opens(Ask ask) {
    return switch (OpenWords.read(ask.words())) {
      case OpenWords.Bad(String why) -> new Reply.Refusal(why);
      case OpenWords.Good words -> opening.typed(ask.visit(), words);
    };
  }

  /** The head message as it is now, for whoever shows it in a second place. */
  public Optional<Card> head(DSLContext sql, long incident) {
    return head.card(sql, incident);
  }

  /** What the bare command shows above its menu. */
  public List<LayoutBlock> opening(Visit visit) {
    return showing.opening(visit);
  }

  @Override
  public List<Topic> incidentTopics() {
    return Stream.of(
            List.of(
                Topic.of(
                        "open",
                        "[<what users feel> !sev1..3]",
                        "an incident begins; alone it opens a form",
                        ask -> ask.words().isEmpty() ? form.empty(ask.visit()) : opens(ask))
                    .offeredAs("Open incident"),
                Topic.of(
                    "drill",
                    "<what users would feel> !sev2",
                    "an exercise: the same way, marked everywhere, never in public",
                    this::drill)),
            showing.topics(),
            steps,
            settings.topics())
        .flatMap(List::stream)
        .toList();
  }

  private Reply drill(Ask ask) {
    return switch (OpenWords.read(ask.words())) {
      case OpenWords.Bad _ ->
          new Reply.Refusal(
              "Say what users would feel: `/incident drill Nobody can log in !sev2`.");
      case OpenWords.Good(String told, var sev, _) ->
          opening.typed(ask.visit(), new OpenWords.Good(told, sev, true));
    };
  }

  @Override
  public List<Buttons> buttons() {
    return Stream.concat(Stream.of(new OpenButtons(opening)), buttons.buttons().stream()).toList();
  }

  @Override
  public List<Modal> modals() {
    return Stream.concat(Stream.of(form, settings), buttons.modals().stream()).toList();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(form);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(head);
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return Outlook.reasons(sql, launch);
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return Outlook.lines(sql, launch, now);
  }

  @Override
  public List<BoardPart> board(DSLContext sql, Launch launch, Instant now) {
    return Outlook.board(sql, launch);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch, now);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return Outlook.todos(sql, launch);
  }
}
