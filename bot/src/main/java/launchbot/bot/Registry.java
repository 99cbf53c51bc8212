package launchbot.bot;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import launchbot.alarm.AlarmListener;
import launchbot.bot.alarm.AlarmFeature;
import launchbot.bot.alarm.Outside;
import launchbot.bot.audit.AuditFeature;
import launchbot.bot.board.BoardFeature;
import launchbot.bot.board.Doorkeeper;
import launchbot.bot.checklist.ChecklistFeature;
import launchbot.bot.crew.CrewFeature;
import launchbot.bot.criterion.CriterionFeature;
import launchbot.bot.decision.DecisionFeature;
import launchbot.bot.doctor.DoctorFeature;
import launchbot.bot.drill.DrillFeature;
import launchbot.bot.errors.ErrorFeature;
import launchbot.bot.figures.FiguresFeature;
import launchbot.bot.flag.FlagFeature;
import launchbot.bot.freeze.FreezeFeature;
import launchbot.bot.handover.HandoverFeature;
import launchbot.bot.heartbeat.HeartbeatFeature;
import launchbot.bot.hook.HookFeature;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.IncidentFeature;
import launchbot.bot.incident.Response;
import launchbot.bot.inventory.InventoryFeature;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Followers;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.RunPart;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.mail.MailFeature;
import launchbot.bot.notice.NoticeFeature;
import launchbot.bot.nudge.NudgeFeature;
import launchbot.bot.opening.OpeningFeature;
import launchbot.bot.own.OwnFeature;
import launchbot.bot.page.PageFeature;
import launchbot.bot.path.PathFeature;
import launchbot.bot.postmortem.PostmortemFeature;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.probe.ProbeFeature;
import launchbot.bot.prompt.PromptFeature;
import launchbot.bot.release.ReleaseFeature;
import launchbot.bot.release.Releases;
import launchbot.bot.report.ReportFeature;
import launchbot.bot.rollback.Rollback;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.rollback.RollbackFeature;
import launchbot.bot.rollbackplan.PlanFeature;
import launchbot.bot.room.RoomFeature;
import launchbot.bot.runbook.RunbookFeature;
import launchbot.bot.scan.ScanFeature;
import launchbot.bot.settings.SettingsFeature;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Features;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.Whisper;
import launchbot.bot.smoke.SmokeFeature;
import launchbot.bot.sprint.SprintFeature;
import launchbot.bot.status.StatusFeature;
import launchbot.bot.step.StepFeature;
import launchbot.bot.subscriber.SubscriberFeature;
import launchbot.bot.timeline.Reports;
import launchbot.bot.timeline.TimelineFeature;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.web.HookReceiver;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.criterion.CriterionListener;
import launchbot.incident.IncidentListener;
import launchbot.inventory.VariableStore;
import launchbot.jobs.Rate;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.checks.AllChecks;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.scan.ScanCheck;
import launchbot.jobs.site.OwnershipProof;
import launchbot.jobs.site.StoredOwnership;
import launchbot.jobs.smoke.ProbeSecrets;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import launchbot.notice.NoticeListener;
import launchbot.probe.Turning;
import launchbot.release.ReleaseListener;
import launchbot.rollback.RunListener;
import launchbot.rollbackplan.PlanListener;
import org.jspecify.annotations.Nullable;

/** The one list of what Launchbot offers; the manifest is checked against it. */
final class Registry {
  static final List<Command.Declaration> COMMANDS =
      List.of(
          TriageFeature.COMMAND,
          LaunchCommand.DECLARATION,
          ProbeCommand.DECLARATION,
          IncidentCommand.DECLARATION,
          RollbackCommand.DECLARATION);
  static final List<Shortcut.Declaration> SHORTCUTS =
      List.of(
          TriageFeature.SHORTCUT,
          IncidentFeature.SHORTCUT,
          TimelineFeature.MARK,
          TimelineFeature.REPORT);

  /** The events that we subscribe to, as the manifest names them. */
  static final List<String> EVENTS =
      List.of(
          "app_home_opened",
          "app_mention",
          "user_change",
          "reaction_added",
          "reaction_removed",
          "message.channels",
          "message.groups",
          "channel_archive",
          "channel_unarchive",
          "channel_rename",
          "group_archive",
          "group_unarchive",
          "group_rename");

  private final List<Feature> features;
  private final List<TopicCommand> topical;
  private final Checks checks;

  /**
   * @param sandbox the sandbox's team id, where a real workspace is connected
   * @param base where people and programs reach this process
   * @param instruments what probes look with
   * @param whisper tells people what is known only later
   * @param outside what alarms go by
   * @param secrets that probes may use
   * @param scan looks for secrets
   * @param proxies who is believed about where visitors come from
   * @param inside asked late: it is not complete yet
   */
  Registry(
      Ledger ledger,
      SlackConnection slack,
      People people,
      InstantSource clock,
      @Nullable URI api,
      @Nullable String sandbox,
      URI base,
      Instruments instruments,
      Whisper whisper,
      Outside outside,
      ProbeSecrets secrets,
      ScanCheck scan,
      Proxies proxies,
      DoctorFeature.Inside inside) {
    var followers = new Followers(this::all);
    var triage = new TriageFeature(ledger, slack, people, clock, api, sandbox);
    var ownership =
        new StoredOwnership(
            ledger, new OwnershipProof(instruments.resolver(), instruments.fetcher()), clock);
    var response = new Response(this::incidentListeners);
    var reports = new Reports(response);
    var door = new Doorkeeper(ledger, clock, base);
    var releases = new Releases(this::releaseListeners);
    var rollback = new Rollback(response, this::runListeners);
    var rollbacks = new RollbackFeature(ledger, response, rollback, people, this::runParts, clock);
    var incidents =
        new IncidentFeature(ledger, response, new Permalinks(slack), this::incidentParts, clock);
    this.features =
        List.of(
            triage,
            new SprintFeature(ledger, people, new Files(slack, api), followers),
            new ChecklistFeature(ledger, people, clock),
            new StatusFeature(ledger, clock, this::all),
            new FreezeFeature(ledger, clock),
            new PathFeature(ledger, people),
            new PromptFeature(ledger, triage),
            new MailFeature(ledger, new Files(slack, api), instruments),
            new HookFeature(ledger, base),
            new AlarmFeature(ledger, people, triage, outside, this::alarmListeners, clock),
            new ProbeFeature(
                ledger, new Files(slack, api), whisper, this::checks, this::turnings, instruments),
            new HeartbeatFeature(ledger, clock, base, this::turnings),
            new ErrorFeature(ledger, clock, base, instruments.fetcher(), this::turnings),
            new OwnFeature(ledger, whisper, ownership, instruments.fetcher()),
            new SmokeFeature(
                ledger, new Files(slack, api), secrets, instruments.fetcher(), this::checks),
            new AuditFeature(ledger, whisper, triage, ownership, this::checks),
            new ScanFeature(ledger, triage, scan),
            incidents,
            new OpeningFeature(ledger, response, clock),
            new CrewFeature(ledger, response, people, clock),
            new TimelineFeature(ledger, slack, whisper, triage, reports, clock),
            new RoomFeature(ledger, slack, people, response, incidents::head, clock),
            new NoticeFeature(ledger, response, people, this::noticeListeners, base, clock),
            new SubscriberFeature(ledger, outside.smtp(), base, proxies, clock),
            new ReportFeature(ledger, response, reports, proxies, clock),
            new PageFeature(ledger, new Files(slack, api), clock, base, outside.smtp() != null),
            new PostmortemFeature(ledger, people, new Files(slack, api), response, base),
            new FiguresFeature(ledger),
            new ReleaseFeature(ledger, releases, outside.secrets(), VariableStore::names, clock),
            new CriterionFeature(ledger, releases, this::criterionListeners, clock),
            new PlanFeature(ledger, new Files(slack, api), this::planListeners, clock),
            rollbacks,
            new StepFeature(ledger, rollback),
            new DrillFeature(ledger, rollbacks.rehearsal(), clock),
            new FlagFeature(ledger, response, base, proxies, clock),
            new DecisionFeature(ledger),
            new RunbookFeature(ledger, new Files(slack, api), base),
            new InventoryFeature(
                ledger, people, new Files(slack, api), new Permalinks(slack), clock),
            new BoardFeature(ledger, people, clock, base, door, proxies, this::all),
            new HandoverFeature(ledger, people, door, this::all),
            new SettingsFeature(ledger),
            new DoctorFeature(ledger, slack, people, clock, inside, this::all),
            // Last: the first morning of a sprint needs what the others make when it begins.
            new NudgeFeature(ledger, clock, this::all));
    this.checks = AllChecks.of(instruments, all(Feature::checks));
    this.topical =
        List.of(
            LaunchCommand.of(ledger, all(Feature::topics)),
            ProbeCommand.of(ledger, all(Feature::probeTopics)),
            IncidentCommand.of(all(Feature::incidentTopics), incidents),
            RollbackCommand.of(all(Feature::rollbackTopics)));
  }

  Features features() {
    return new Features(
        with(all(Feature::commands), topical),
        with(all(Feature::buttons), topical),
        all(Feature::modals),
        all(Feature::shortcuts),
        all(Feature::slackListeners),
        features.stream().map(Feature::homeTab).flatMap(Optional::stream).findFirst());
  }

  /** What probes can look at. */
  Checks checks() {
    return checks;
  }

  List<LiveView> liveViews() {
    return all(Feature::liveViews);
  }

  List<Duty> duties() {
    return all(Feature::duties);
  }

  List<Rate> rates() {
    return all(Feature::rates);
  }

  /** Who has something to do when a probe turns. */
  List<Turning> turnings() {
    return all(Feature::turnings);
  }

  /** What is done when something has waited long enough. */
  List<Firing> firings() {
    return all(Feature::firings);
  }

  /** What is served to browsers and programs. */
  List<WebRoutes> webRoutes() {
    return all(Feature::webRoutes);
  }

  private List<AlarmListener> alarmListeners() {
    return all(Feature::alarmListeners);
  }

  private List<IncidentListener> incidentListeners() {
    return all(Feature::incidentListeners);
  }

  private List<NoticeListener> noticeListeners() {
    return all(Feature::noticeListeners);
  }

  private List<ReleaseListener> releaseListeners() {
    return all(Feature::releaseListeners);
  }

  private List<CriterionListener> criterionListeners() {
    return all(Feature::criterionListeners);
  }

  private List<PlanListener> planListeners() {
    return all(Feature::planListeners);
  }

  private List<RunListener> runListeners() {
    return all(Feature::runListeners);
  }

  private List<RunPart> runParts() {
    return all(Feature::runParts);
  }

  private List<IncidentPart> incidentParts() {
    return all(Feature::incidentParts);
  }

  /** Who carries messages outside of Slack, by the scheme of the place. */
  Map<String, Poster> posters() {
    Map<String, Poster> posters = new HashMap<>();
    features.forEach(feature -> posters.putAll(feature.posters()));
    return posters;
  }

  /** What programs may GET behind a hook's token. */
  Map<String, HookReceiver> hooks() {
    Map<String, HookReceiver> hooks = new HashMap<>();
    features.forEach(feature -> hooks.putAll(feature.hooks()));
    return hooks;
  }

  /** What they may POST there. */
  Map<String, HookReceiver> postHooks() {
    Map<String, HookReceiver> hooks = new HashMap<>();
    features.forEach(feature -> hooks.putAll(feature.postHooks()));
    return hooks;
  }

  /** For features that put together what all say; asked once they are all made. */
  private List<Feature> all() {
    return features;
  }

  private <T> List<T> all(Function<Feature, List<T>> part) {
    return features.stream().map(part).flatMap(List::stream).toList();
  }

  private static <T> List<T> with(List<? extends T> some, List<? extends T> others) {
    return Stream.<T>concat(some.stream(), others.stream()).toList();
  }
}
