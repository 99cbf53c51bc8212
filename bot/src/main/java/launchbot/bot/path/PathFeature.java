package launchbot.bot.path;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.checklist.ChecklistStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.readiness.Reason;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathResult;
import launchbot.sprint.PathStore;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import org.jooq.DSLContext;

/** {@code /launch path}. */
public final class PathFeature implements Feature {
  private final Ledger ledger;
  private final PathDesk desk;
  private final Sharing sharing;
  private final Walking walking;
  private final PathWords words;

  public PathFeature(Ledger ledger, People people) {
    this.ledger = ledger;
    this.desk = new PathDesk(ledger, people);
    this.sharing = new Sharing(ledger);
    this.walking = new Walking(desk);
    this.words = new PathWords(desk, walking, sharing, new Posting(ledger));
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "path",
                "[pass 2 | fail 2 … | assign 2 @somebody | add …]",
                "what a real user must be able to do, who walks it and how it went",
                words::answer)
            .offeredAs("Critical paths"));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new PathButtons(desk, sharing));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new PathModals.Result(walking), new PathModals.Edit(desk));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new PathLive(ledger));
  }

  @Override
  public Map<Plan.Act, DayAct> acts() {
    return Map.of(Plan.Act.PATHS, (tx, launch, _, _, _) -> Sharing.onItsDay(tx, launch));
  }

  @Override
  public void started(Tx tx, Launch launch, Sprint sprint) {
    LaunchStore.lock(tx, launch.id()); // numbers have no doubles
    PathStore.begin(tx, launch.id());
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return PathStore.ofLaunch(sql, launch.id()).stream()
        .filter(path -> path.tester() != null && path.waits())
        .map(PathFeature::todo)
        .toList();
  }

  /** Nobody launches before every required path was passed (PLAYBOOK "The verdict"). */
  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return CriticalPaths.missing(PathStore.ofLaunch(sql, launch.id())).stream()
        .map(PathFeature::reason)
        .toList();
  }

  /** Where there is a checklist, its section of the same name says it. */
  @Override
  public List<Progress> progress(DSLContext sql, Launch launch) {
    List<CriticalPath> paths = PathStore.ofLaunch(sql, launch.id());
    return paths.isEmpty() || ChecklistStore.exists(sql, launch.id())
        ? List.of()
        : List.of(
            new Progress(
                "Critical paths",
                (int) paths.stream().filter(CriticalPath::passed).count(),
                paths.size()));
  }

  private static Todo todo(CriticalPath path) {
    PathResult last = path.last();
    String again =
        last == null
            ? ""
            : last.outcome() == PathResult.Outcome.BLOCKED ? ", which was blocked" : ", again";
    return new Todo(
        Objects.requireNonNull(path.tester()),
        path.required() ? 0 : 2,
        "Walk path *%d*%s: %s".formatted(path.number(), again, Mrkdwn.plain(path.title())),
        null,
        Blocks.button("Say how it went", PathButtons.WALK, String.valueOf(path.id())));
  }

  private static Reason reason(CriticalPath path) {
    PathResult last = path.last();
    String state =
        last == null
            ? "has not been walked"
            : switch (last.outcome()) {
              case BLOCKED -> "is blocked";
              case FAIL ->
                  last.entry() == null ? "failed" : "failed, see #%d".formatted(last.entry());
              case PASS -> "passed";
            };
    return new Reason(
        Reason.Weight.STOPS,
        "critical-path",
        "Critical path %d %s: %s".formatted(path.number(), state, Mrkdwn.plain(path.title())),
        "launch path show " + path.number(),
        path.tester());
  }
}
