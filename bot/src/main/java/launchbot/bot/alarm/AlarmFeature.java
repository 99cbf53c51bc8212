package launchbot.bot.alarm;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.alarm.AlarmListener;
import launchbot.alarm.AlertStore;
import launchbot.bot.check.Checkup;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.alarm.AlarmTimers;
import launchbot.jobs.alarm.Alarms;
import launchbot.jobs.alarm.RouteTests;
import launchbot.jobs.alarm.SmsPoster;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.alarm.WebhookPoster;
import launchbot.jobs.mailer.EmailPoster;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.probe.Turning;
import launchbot.readiness.Reason;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Alarms: who is told what, when something that is watched breaks. */
public final class AlarmFeature implements Feature {
  /**
   * The button under an alarm that opens an incident; its value is the id of the alarm. Whoever
   * opens incidents answers it.
   */
  public static final String OPENS_INCIDENT = "opening_open";

  private final Ledger ledger;
  private final InstantSource clock;
  private final Outside outside;
  private final Alarms alarms;
  private final AlarmTimers timers;
  private final AlarmDesk desk;
  private final RouteDesk routes;
  private final OnCallDesk onCall;

  /**
   * @param listeners who hears of alarms, known only once all features have been made
   */
  public AlarmFeature(
      Ledger ledger,
      People people,
      TriageFeature triage,
      Outside outside,
      Supplier<List<AlarmListener>> listeners,
      InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.outside = outside;
    var telling = new Telling(StatusBoard::follow, Mrkdwn::plain);
    var tests = new RouteTests();
    this.alarms = new Alarms(telling, listeners);
    this.timers = new AlarmTimers(telling, alarms, tests);
    this.desk = new AlarmDesk(ledger, telling, alarms, triage);
    this.routes = new RouteDesk(ledger, tests, outside);
    this.onCall = new OnCallDesk(ledger, people);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of("routes", "", "where alarms go", ask -> bare(ask, "routes"))
            .offeredAs("Where alarms go"),
        Topic.of(
            "route",
            "[critical email ops@example.com | remove 3]",
            "send alarms by mail, SMS, webhook or to another channel",
            ask -> routes.change(ask.visit(), RouteWords.read(ask.words()))),
        Topic.of(
                "oncall",
                "[@ada @ben | swap @ben until friday]",
                "who is called when something breaks",
                onCall::answer)
            .offeredAs("On call"),
        Topic.of(
            "test-alert",
            "",
            "prove that alarms arrive by every route",
            ask -> bare(ask, "test-alert")));
  }

  private Reply bare(Ask ask, String word) {
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal("Nothing follows that word: type `/probe %s`.".formatted(word));
    }
    return word.equals("routes") ? routes.list(ask.visit()) : routes.test(ask.visit());
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new AlarmButtons(desk));
  }

  @Override
  public List<Turning> turnings() {
    return List.of(alarms);
  }

  @Override
  public List<Checkup> checkups() {
    return List.of(new Checkup("Alarms", new AlarmCheckup(ledger, clock)::look));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new OutageLive(ledger, clock), new AlertLive(ledger, clock), new TestLive(ledger));
  }

  @Override
  public List<Firing> firings() {
    return List.of(timers);
  }

  @Override
  public Map<String, Poster> posters() {
    var webhook = new WebhookPoster(outside.fetcher(), this::key, clock);
    return Map.of(
        "mailto",
        new EmailPoster(outside.smtp()),
        "sms",
        new SmsPoster(outside.twilio(), outside.trusted()),
        "https",
        webhook,
        "http",
        webhook);
  }

  /** What the route is signed with by which that is sent. */
  private Optional<String> key(String workspace, @Nullable String alert) {
    if (alert == null || !alert.matches("alert:\\d{1,18}")) {
      return Optional.empty();
    }
    long id = Long.parseLong(alert.substring("alert:".length()));
    return ledger.read(
        workspace,
        sql ->
            AlertStore.find(sql, id)
                .flatMap(one -> Optional.ofNullable(one.target().route()))
                .flatMap(route -> outside.secrets().read(sql, workspace, RouteDesk.secret(route))));
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return Speaking.reasons(sql, launch, now);
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return Speaking.lines(sql, launch, now);
  }

  @Override
  public List<BoardPart> board(DSLContext sql, Launch launch, Instant now) {
    return Speaking.board(sql, launch);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch, now);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return Speaking.todos(sql, launch, clock.instant());
  }
}
