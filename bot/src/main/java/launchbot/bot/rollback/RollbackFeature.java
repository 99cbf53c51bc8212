package launchbot.bot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.RunPart;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackListener;
import launchbot.criterion.CriterionListener;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.readiness.Reason;
import launchbot.rollback.RunListener;
import org.jooq.DSLContext;

/** Rollbacks: proposed, approved, ended. */
public final class RollbackFeature implements Feature {
  private final InstantSource clock;
  private final LiveView live;
  private final ReasonForm form;
  private final Asking asking;
  private final Proposing proposing;
  private final Consequences consequences;
  private final List<Topic> topics;

  /**
   * @param parts what features show in the message of a rollback, known only once all have been
   *     made
   */
  public RollbackFeature(
      Ledger ledger,
      Response response,
      Rollback rollback,
      People people,
      Supplier<List<RunPart>> parts,
      InstantSource clock) {
    this.clock = clock;
    this.live =
        new LiveCard(
            Rollback.KIND,
            ledger,
            clock,
            (sql, id, now) ->
                RunLook.of(sql, id, now, parts.get()).map(look -> RunView.card(look, now)));
    this.form = new ReasonForm(ledger, this::answer);
    this.asking = new Asking(ledger, rollback);
    this.proposing = new Proposing(ledger, response, rollback, asking, form);
    this.consequences = new Consequences(response, rollback);
    this.topics =
        RunTopics.of(
            new Showing(ledger, parts),
            proposing,
            new Approving(ledger, rollback, people, form),
            new Checking(ledger, rollback, form),
            new Ending(ledger, rollback, form));
  }

  /** How drills begin. */
  public Rehearsal rehearsal() {
    return proposing;
  }

  private Topic.Answer answer(String word) {
    return topics.stream()
        .filter(topic -> topic.word().equals(word))
        .map(Topic::answer)
        .findFirst()
        .orElseThrow(() -> new Garbled("no word of rollbacks"));
  }

  @Override
  public List<Topic> rollbackTopics() {
    return topics;
  }

  @Override
  public List<Modal> modals() {
    return List.of(form);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(live);
  }

  @Override
  public List<Firing> firings() {
    return List.of(asking);
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(asking);
  }

  @Override
  public List<CriterionListener> criterionListeners() {
    return List.of(proposing);
  }

  @Override
  public List<RunListener> runListeners() {
    return List.of(consequences);
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new Outlook());
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return Outlook.reasons(sql, launch);
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return Outlook.lines(sql, launch);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Outlook.handover(sql, launch);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return Outlook.todos(sql, launch, clock.instant());
  }
}
