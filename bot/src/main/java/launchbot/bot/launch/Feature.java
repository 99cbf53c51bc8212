package launchbot.bot.launch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.alarm.AlarmListener;
import launchbot.bot.check.Checkup;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.HomeTab;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.web.HookReceiver;
import launchbot.bot.web.WebRoutes;
import launchbot.criterion.CriterionListener;
import launchbot.incident.IncidentListener;
import launchbot.jobs.Rate;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.probe.Check;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.notice.NoticeListener;
import launchbot.probe.Turning;
import launchbot.readiness.Reason;
import launchbot.release.ReleaseListener;
import launchbot.rollback.RunListener;
import launchbot.rollbackplan.PlanListener;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import org.jooq.DSLContext;

/** Everything that a feature brings along. */
public interface Feature {

  /** Its slash commands. */
  default List<Command> commands() {
    return List.of();
  }

  /** What it answers behind {@code /launch}. */
  default List<Topic> topics() {
    return List.of();
  }

  /** What it answers behind {@code /probe}. */
  default List<Topic> probeTopics() {
    return List.of();
  }

  /** What it answers behind {@code /incident}. */
  default List<Topic> incidentTopics() {
    return List.of();
  }

  /** What it answers behind {@code /rollback}. */
  default List<Topic> rollbackTopics() {
    return List.of();
  }

  /** What it shows in the head message of an incident. */
  default List<IncidentPart> incidentParts() {
    return List.of();
  }

  /** What it shows in the message of a rollback. */
  default List<RunPart> runParts() {
    return List.of();
  }

  default List<Buttons> buttons() {
    return List.of();
  }

  default List<Modal> modals() {
    return List.of();
  }

  default List<Shortcut> shortcuts() {
    return List.of();
  }

  /** Its messages that stay current. */
  default List<LiveView> liveViews() {
    return List.of();
  }

  /** What a team's programs GET behind a hook's token, by the last part of the path. */
  default Map<String, HookReceiver> hooks() {
    return Map.of();
  }

  /**
   * What they POST there, by what follows the token: {@code errors}, {@code heartbeat/{code}}. What
   * stands in braces is among the call's parameters.
   */
  default Map<String, HookReceiver> postHooks() {
    return Map.of();
  }

  /** Who has something to do when a probe turns, in the transaction that keeps its state. */
  default List<Turning> turnings() {
    return List.of();
  }

  /** Who has something to do when an alarm opens, changes or ends, in its transaction. */
  default List<AlarmListener> alarmListeners() {
    return List.of();
  }

  /** Who has something to do when an incident opens or changes, in its transaction. */
  default List<IncidentListener> incidentListeners() {
    return List.of();
  }

  /** Who has something to do when a release becomes known, ends, turns out good or bad. */
  default List<ReleaseListener> releaseListeners() {
    return List.of();
  }

  /** Who has something to do when a measured criterion trips or is over. */
  default List<CriterionListener> criterionListeners() {
    return List.of();
  }

  /** Who has something to do when a rollback plan is saved or removed. */
  default List<PlanListener> planListeners() {
    return List.of();
  }

  /** Who has something to do when a rollback is proposed or goes on. */
  default List<RunListener> runListeners() {
    return List.of();
  }

  /** Who takes to customers what was approved, in the transaction that approves it. */
  default List<NoticeListener> noticeListeners() {
    return List.of();
  }

  /** Who hears what happens in Slack without being asked. */
  default List<SlackListener> slackListeners() {
    return List.of();
  }

  /** What it does when something that it waits for is due. */
  default List<Firing> firings() {
    return List.of();
  }

  /** What it serves to browsers and programs. */
  default List<WebRoutes> webRoutes() {
    return List.of();
  }

  /** What the doctor asks it. */
  default List<Checkup> checkups() {
    return List.of();
  }

  /** Who carries messages to places outside of Slack, by the scheme of the place: {@code sms}. */
  default Map<String, Poster> posters() {
    return Map.of();
  }

  /** The checks of probes that it brings. */
  default List<Check> checks() {
    return List.of();
  }

  /** What it does at times that people expect. */
  default List<Duty> duties() {
    return List.of();
  }

  /** What it does again and again. */
  default List<Rate> rates() {
    return List.of();
  }

  /** The app's home tab; one feature has it. */
  default Optional<HomeTab> homeTab() {
    return Optional.empty();
  }

  /** What it does on the days of a plan that name an act; one feature an act. */
  default Map<Plan.Act, DayAct> acts() {
    return Map.of();
  }

  /** A sprint begins, in this transaction: rows that it needs are made, messages are said. */
  default void started(Tx tx, Launch launch, Sprint sprint) {}

  /** A sprint went or was stopped, in this transaction. */
  default void ended(Tx tx, Launch launch, Sprint sprint) {}

  /** What waits for whom in a launch, quick however much there is. */
  default List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return List.of();
  }

  /** The same for one person; for whoever can find that quicker than by reading all. */
  default List<Todo> todosOf(DSLContext sql, Launch launch, String person, LocalDate today) {
    return todos(sql, launch, today).stream().filter(t -> t.person().equals(person)).toList();
  }

  /** What speaks against the launch, from aggregates that stay quick however much there is. */
  default List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return List.of();
  }

  /** How far its lists are, a section each, from counts that stay quick however much there is. */
  default List<Progress> progress(DSLContext sql, Launch launch) {
    return List.of();
  }

  /** What the status says of it beside reasons and progress; none where all is as usual. */
  default List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return List.of();
  }

  /** The next of its dates, today or later; quick however much there is. */
  default Optional<Upcoming> next(DSLContext sql, Launch launch, LocalDate today) {
    return Optional.empty();
  }

  /** What it shows on the board in a browser; quick however much there is. */
  default List<BoardPart> board(DSLContext sql, Launch launch, Instant now) {
    return List.of();
  }

  /** What it writes into the handover document, from what is known now. */
  default List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return List.of();
  }

  /** When restoring a backup was last tested; empty where it never was. */
  default Optional<Instant> restored(DSLContext sql, Launch launch) {
    return Optional.empty();
  }
}
