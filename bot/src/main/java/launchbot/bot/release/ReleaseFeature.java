package launchbot.bot.release;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Modal;
import launchbot.bot.web.HookReceiver;
import launchbot.incident.IncidentListener;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.release.KnownVariables;
import launchbot.release.ReleaseListener;
import launchbot.rollback.RunListener;
import launchbot.seal.SecretStore;
import org.jooq.DSLContext;

/** Releases: what pipelines and people tell of them, and what it means. */
public final class ReleaseFeature implements Feature {
  private final Ledger ledger;
  private final Releases releases;
  private final InstantSource clock;
  private final Around around;
  private final Checklist checklist;
  private final BeforeIncidents incidents = new BeforeIncidents();
  private final ReleaseTopic topic;
  private final ReleasesTopic list;
  private final ReleaseModals modals;
  private final DeployHook hook;

  /**
   * @param known which variables environments need
   */
  public ReleaseFeature(
      Ledger ledger,
      Releases releases,
      SecretStore secrets,
      KnownVariables known,
      InstantSource clock) {
    this.ledger = ledger;
    this.releases = releases;
    this.clock = clock;
    this.around = new Around(known);
    this.checklist = new Checklist(around);
    var desk = new ReleaseDesk(releases, checklist);
    var secret = new GitHubSecret(secrets);
    this.topic = new ReleaseTopic(ledger, desk, around);
    this.list = new ReleasesTopic(ledger);
    this.modals = new ReleaseModals(ledger, topic, desk, secret);
    this.hook = new DeployHook(ledger, desk, around, secret);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
            "release",
            "[1.4.2 [to staging] what it brings | done | failed | show 4 | notes 4 … | approve 4 |"
                + " public 4 | secret]",
            "a build is brought somewhere: begin, end, say what it brings",
            topic::answer),
        Topic.of(
                "releases",
                "[staging | changes | public on]",
                "which builds ran where, and what changed",
                list::answer)
            .offeredAs("Releases"));
  }

  @Override
  public List<Modal> modals() {
    return modals.all();
  }

  @Override
  public Map<String, HookReceiver> postHooks() {
    return Map.of("deploy", hook);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new LiveCard(
            Releases.LIVE, ledger, clock, (sql, id, _) -> ReleaseView.card(sql, around, id)));
  }

  @Override
  public List<ReleaseListener> releaseListeners() {
    return List.of(checklist, incidents);
  }

  @Override
  public List<RunListener> runListeners() {
    return List.of(new TakenBack(releases));
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(incidents);
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(incidents);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Chapters.of(sql, launch);
  }
}
