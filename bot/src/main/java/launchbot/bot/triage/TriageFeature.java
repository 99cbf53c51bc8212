package launchbot.bot.triage;

import com.slack.api.model.block.element.ButtonElement;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.Visit;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.readiness.Reason;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import launchbot.triage.Intake;
import launchbot.triage.ObstacleStore;
import launchbot.triage.Standing;
import launchbot.triage.Tally;
import launchbot.triage.TallyStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Everything that belongs to {@code /triage}, put together. */
public final class TriageFeature implements Feature {
  public static final Command.Declaration COMMAND =
      new Command.Declaration(
          "/triage",
          "add <what is broken> | list | show 12 | fix 12 | help",
          "Rank what people notice, and see it through to the launch");

  public static final Shortcut.Declaration SHORTCUT =
      new Shortcut.Declaration("triage_add_message", "Add to triage");

  /** More than a person can look at. */
  private static final int MOST_TODOS = 100;

  private final Ledger ledger;
  private final InstantSource clock;
  private final TriageDesk desk;
  private final Adding adding;
  private final Listing listing;
  private final Changes changes;
  private final Transfer transfer;
  private final Pinning pinning;
  private final Bringing bringing;
  private final Files files;
  private final Permalinks permalinks;

  /**
   * @param api base of the Web API, where files may be fetched from; null: Slack's own
   * @param sandbox the team id of the sandbox that may have left something to be brought along;
   *     null: this is the sandbox
   */
  public TriageFeature(
      Ledger ledger,
      SlackConnection slack,
      People people,
      InstantSource clock,
      @Nullable URI api,
      @Nullable String sandbox) {
    this.ledger = ledger;
    this.clock = clock;
    this.desk = new TriageDesk(ledger, people);
    this.adding = new Adding(desk);
    this.listing = new Listing(ledger);
    this.changes = new Changes(desk);
    this.transfer = new Transfer(ledger, people);
    this.pinning = new Pinning(ledger);
    this.bringing =
        new Bringing(ledger, slack, sandbox == null ? null : new SandboxLaunches(ledger, sandbox));
    this.files = new Files(slack, api);
    this.permalinks = new Permalinks(slack);
  }

  /** The form that adds an entry, prefilled. */
  public Reply form(Visit visit, Draft draft) {
    return adding.form(visit, draft, "");
  }

  /** Adds an entry in another feature's transaction, announced like every other one. */
  public static Entry add(Tx tx, Launch launch, Visit visit, Intake.Complete complete) {
    Entry entry = EntryStore.add(tx, complete, launch.id());
    Standing who = TriageDesk.standing(tx.sql(), visit, launch);
    LaunchStore.join(tx, TriageDesk.seats(launch, who, entry));
    TriageDesk.say(tx, launch, entry);
    TriageDesk.tellNewOwner(tx, launch, null, entry);
    return entry;
  }

  @Override
  public List<Command> commands() {
    return List.of(new TriageCommand(desk, adding, listing, changes, transfer, pinning, bringing));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new TriageButtons(adding, listing, changes, pinning, bringing));
  }

  @Override
  public List<Modal> modals() {
    return List.of(
        new AddModal(adding, permalinks),
        new EditModal(desk),
        new ConflictModal(desk),
        new MoveModal(desk),
        new ReasonModal(desk),
        new ImportModal(transfer, files));
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(new AddToTriage(adding));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new EntryLive(ledger, clock), new TableLive(ledger, clock));
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    Tally tally = TallyStore.of(sql, launch.id());
    return ObstacleStore.of(sql, launch.id(), tally).stream().map(Objections::reason).toList();
  }

  /** An owner's entries are found through their own index, however many others there are. */
  @Override
  public List<Todo> todosOf(DSLContext sql, Launch launch, String person, LocalDate today) {
    Filter filter = Filters.withLaunch(Filters.withOwner(Filter.NOT_CLOSED, person), launch.id());
    return EntryStore.page(sql, filter, today, 0, MOST_TODOS).stream()
        .map(TriageFeature::todo)
        .toList();
  }

  @Override
  public Optional<Upcoming> next(DSLContext sql, Launch launch, LocalDate today) {
    return ObstacleStore.nextDue(sql, launch.id(), today)
        .map(entry ->
            new Upcoming(
                Objects.requireNonNull(entry.due()),
                "#%d is due: %s".formatted(entry.number(), Mrkdwn.plain(entry.title()))));
  }

  /** {@code 🔴 2 blockers · 🟠 1 high}: what is not closed. */
  public static String counts(Tally tally) {
    return TableView.counts(tally);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch, now.atZone(launch.zone()).toLocalDate());
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return EntryStore.owed(sql, launch.id(), today, MOST_TODOS).stream()
        .map(TriageFeature::todo)
        .toList();
  }

  private static Todo todo(Entry entry) {
    return new Todo(
        String.valueOf(entry.owner()),
        entry.severity().rank(),
        title(entry),
        entry.due(),
        button("Show", "show", entry.number()));
  }

  /** The button that does with an entry what this verb does behind {@code /triage}. */
  public static ButtonElement button(String label, String verb, long number) {
    // Slack wants no two of a name in one row.
    return Blocks.button(label, TriageButtons.PREFIX + verb + ":" + number, String.valueOf(number));
  }

  /** {@code 🔴 *#12* Signup hangs}. */
  public static String title(Entry entry) {
    return Look.title(entry);
  }
}
