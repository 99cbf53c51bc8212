package launchbot.bot.checklist;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.People;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.RestoreTestStore;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.readiness.Reason;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import org.jooq.DSLContext;

/** Everything that belongs to the checklist, put together. */
public final class ChecklistFeature implements Feature {

  private final Ledger ledger;
  private final InstantSource clock;
  private final Looking looking;
  private final Changing changing;
  private final Restoring restoring;
  private final ItemModals forms;

  public ChecklistFeature(Ledger ledger, People people, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    var desk = new CheckDesk(ledger, people);
    this.looking = new Looking(desk);
    this.changing = new Changing(desk);
    this.restoring = new Restoring(desk);
    this.forms = new ItemModals(desk);
  }

  @Override
  public List<Topic> topics() {
    return List.of(new CheckTopic(looking, changing).topic(), restoring.topic());
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new CheckButtons(looking, changing));
  }

  @Override
  public List<Modal> modals() {
    List<Modal> modals = new ArrayList<>(forms.all());
    modals.add(new RestoreForm(restoring));
    return modals;
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new ReopenedLive(ledger, clock));
  }

  @Override
  public List<Duty> duties() {
    return List.of(new Ageing(ledger, clock).duty());
  }

  @Override
  public Map<Plan.Act, DayAct> acts() {
    return Map.of(Plan.Act.CHECKS, new AskingForRest());
  }

  @Override
  public void started(Tx tx, Launch launch, Sprint sprint) {
    ChecklistStore.start(tx, launch.id(), sprint.plan().required());
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch, now);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return Remaining.todos(sql, launch, clock.instant());
  }

  @Override
  public Optional<Instant> restored(DSLContext sql, Launch launch) {
    return RestoreTestStore.lastWorked(sql, launch.id());
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return Remaining.reasons(sql, launch, now);
  }

  @Override
  public List<Progress> progress(DSLContext sql, Launch launch) {
    return Remaining.progress(sql, launch, clock.instant());
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return Remaining.lines(sql, launch, now);
  }

  @Override
  public Optional<Upcoming> next(DSLContext sql, Launch launch, LocalDate today) {
    return Remaining.next(sql, launch, today, clock.instant());
  }
}
