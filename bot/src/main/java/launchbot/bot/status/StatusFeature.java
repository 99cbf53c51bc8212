package launchbot.bot.status;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.HomeTab;
import launchbot.bot.slack.Modal;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.jobs.Rate;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;

/** The status of a launch, the go or no-go, App Home and the history, put together. */
public final class StatusFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final Situations situations;
  private final StatusDesk status;
  private final HistoryDesk history;
  private final GoDesk goDesk;
  private final GoCommand go;
  private final HomeDesk home;

  /**
   * @param features all there are, this one included; asked late
   */
  public StatusFeature(Ledger ledger, InstantSource clock, Supplier<List<Feature>> features) {
    this.ledger = ledger;
    this.clock = clock;
    this.situations = new Situations(features);
    this.status = new StatusDesk(ledger, situations);
    this.history = new HistoryDesk(ledger);
    this.goDesk = new GoDesk(ledger, situations, features);
    this.go = new GoCommand(goDesk);
    this.home = new HomeDesk(ledger, situations);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of("status", "[json]", "where the launch stands and whether it may go", status::typed)
            .offeredAs("Status"),
        Topic.of(
            "go",
            "[ask | yes | no because … | withdraw | override because …]",
            "asks the approvers whether to go",
            go::typed),
        Topic.of("history", "[page]", "what happened, newest first", history::typed));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new StatusButtons(status, history), go, home);
  }

  @Override
  public List<Modal> modals() {
    return List.of(new GoModal(goDesk, go));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new StatusLive(ledger, situations, clock), new GoLive(ledger, situations, clock));
  }

  @Override
  public List<Duty> duties() {
    return List.of(NewDay.duty(ledger));
  }

  @Override
  public List<Rate> rates() {
    return List.of(new GoWatch(ledger, goDesk, situations, clock).rate());
  }

  @Override
  public Optional<HomeTab> homeTab() {
    return Optional.of(home);
  }

  @Override
  public Map<Plan.Act, DayAct> acts() {
    return Map.of(Plan.Act.GO, this::lastDay);
  }

  /** A sprint that begins or ends shows in the pinned status. */
  @Override
  public void started(Tx tx, Launch launch, Sprint sprint) {
    StatusBoard.follow(tx, launch);
  }

  @Override
  public void ended(Tx tx, Launch launch, Sprint sprint) {
    StatusBoard.follow(tx, launch);
  }

  private void lastDay(Tx tx, Launch launch, Sprint sprint, int day, Instant scheduled) {
    boolean asked =
        GoCallStore.newest(tx.sql(), launch.id())
            .filter(call -> call.state() == GoCall.State.OPEN)
            .isPresent();
    if (!asked) {
      Card card = GoView.lastDay(situations.of(tx.sql(), launch, scheduled), day);
      tx.say(
          new Message.Post(
              launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NEWS));
    }
  }
}
