package launchbot.bot.rollback;

import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.criterion.CriterionListener;
import launchbot.criterion.Tripped;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Maintenances;
import launchbot.probe.Uptime;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.rollback.Panel;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Starter;
import launchbot.rollback.Status;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How rollbacks begin: a criterion came true, or somebody asks for one. */
final class Proposing implements CriterionListener, Rehearsal {
  private static final int FEELS = 200;

  private final Ledger ledger;
  private final Response response;
  private final Rollback rollback;
  private final Asking asking;
  private final ReasonForm form;

  Proposing(Ledger ledger, Response response, Rollback rollback, Asking asking, ReasonForm form) {
    this.ledger = ledger;
    this.response = response;
    this.rollback = rollback;
    this.asking = asking;
    this.form = form;
  }

  /** Why, by whom, about what. */
  private record Why(String reason, @Nullable String feature, @Nullable String by) {}

  Reply now(Ask ask) {
    Because words = Because.read(ask.words());
    if (words.before().size() > 1 || words.before().contains("")) {
      return new Reply.Refusal(
          "Say why: `/rollback now because errors rise since 1.4.2`; for another environment than"
              + " production: `/rollback now staging because …`.");
    }
    String environment = words.before().stream().findFirst().orElse(Release.PRODUCTION);
    String reason = words.reason();
    if (reason == null) {
      return form.propose(ask, environment);
    }
    return LaunchDesk.write(
        ledger,
        ask.visit(),
        (tx, launch) -> {
          Optional<String> no =
              Permissions.check(Roles.of(ask.visit(), launch), Verb.PROPOSE_ROLLBACK)
                  .or(words::tooLong);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : now(tx, ask.visit(), launch.id(), environment, reason);
        });
  }

  private Reply now(Tx tx, Visit visit, long id, String environment, String reason) {
    Optional<Launch> held = LaunchStore.lock(tx, id);
    if (held.isEmpty()) {
      return new Reply.Refusal("Its launch is archived: nothing of it changes any more.");
    }
    Launch launch = held.get();
    DSLContext sql = tx.sql();
    boolean known =
        environment.equals(Release.PRODUCTION)
            || PlanStore.current(sql, id, environment).isPresent()
            || ReleaseStore.latest(sql, id, environment).isPresent();
    if (!known) {
      return new Reply.Refusal(
          "I know no environment of that name: there is neither a plan nor a release of it."
              + " `/rollback plan` shows those there are.");
    }
    Optional<Incident> about = here(sql, visit).or(() -> lasting(sql, id));
    if (about.filter(Incident::drill).isPresent()) {
      return new Reply.Refusal(
          "This incident is a drill. `/rollback drill` rehearses the way back in it; a real"
              + " rollback is proposed outside of its thread.");
    }
    var why = new Why(reason, null, visit.person().id());
    Optional<Run> open = RunStore.open(sql, id, environment, false);
    if (open.isPresent()) {
      return join(tx, open.get(), why);
    }
    Incident incident = about.flatMap(one -> IncidentStore.lock(tx, one.id())).orElse(null);
    Run run = propose(tx, launch, incident, environment, why);
    return new Reply.Private(
        Card.of(
            "%s is proposed. %s"
                .formatted(
                    RunView.name(run),
                    run.planVersion() == Run.STARTER
                        ? "Nobody has written a plan for it, so it goes by two steps to begin with;"
                            + " `/rollback plan` writes one."
                        : "Whoever has to approve it is asked.")));
  }

  /** It is proposed already: the reason goes into the same message. */
  private Reply join(Tx tx, Run open, Why why) {
    RunStore.join(tx, open, why.by(), why.reason());
    rollback.note(
        tx,
        open,
        Event.Kind.NOTE,
        "rollback %d was proposed again: %s".formatted(open.number(), why.reason()));
    rollback.follow(tx, open);
    return new Reply.Private(
        Card.of(
            "%s of %s is %s already; your reason stands in its message now. `/rollback show %d` shows it."
                .formatted(
                    RunView.name(open),
                    Mrkdwn.plain(open.environment()),
                    open.status().key(),
                    open.number())));
  }

  /** The real incident in whose thread somebody is. */
  private static Optional<Incident> here(DSLContext sql, Visit visit) {
    String thread = visit.thread();
    return thread == null
        ? IncidentStore.inRoom(sql, visit.channel()).filter(Incident::open)
        : IncidentStore.at(sql, visit.channel(), thread).filter(Incident::open);
  }

  /** The last one that was opened and lasts; drills have nothing to do with it. */
  private static Optional<Incident> lasting(DSLContext sql, long launch) {
    return IncidentStore.open(sql, launch).reversed().stream()
        .filter(one -> !one.drill())
        .findFirst();
  }

  private Run propose(
      Tx tx, Launch launch, @Nullable Incident incident, String environment, Why why) {
    return propose(tx, launch, incident, environment, why, false);
  }

  @Override
  public Run begin(
      Tx tx,
      Launch launch,
      @Nullable Incident incident,
      String environment,
      @Nullable String feature,
      String by) {
    return propose(
        tx, launch, incident, environment, new Why("a drill of the way back", feature, by), true);
  }

  private Run propose(
      Tx tx,
      Launch launch,
      @Nullable Incident incident,
      String environment,
      Why why,
      boolean drill) {
    DSLContext sql = tx.sql();
    Release release =
        ReleaseStore.latest(sql, launch.id(), environment)
            .filter(one -> one.state() != Release.State.ROLLED_BACK)
            .or(() -> ReleaseStore.running(sql, launch.id(), environment))
            .orElse(null);
    Optional<PlanVersion> written = PlanStore.current(sql, launch.id(), environment);
    String target = target(sql, release, written.map(PlanVersion::plan).orElse(null));
    RollbackPlan plan =
        written
            .map(PlanVersion::plan)
            .orElseGet(() -> Starter.plan(environment, target, launch.lead()));
    Panel panel = Panels.of(sql, launch, plan.chain(), why.by(), tx.cause().at());
    Run run =
        rollback.propose(
            tx,
            launch,
            new Run.Draft(
                plan,
                written.map(PlanVersion::version).orElse(Run.STARTER),
                drill,
                release == null ? null : release.id(),
                target,
                incident == null ? null : incident.id(),
                incident == null ? launch.channel() : incident.channel(),
                why.reason(),
                why.feature(),
                why.by()),
            new Status.Proposed(Asking.first(panel)));
    asking.begin(tx, launch, run, panel);
    return run;
  }

  /** The plan's word, else the last one that was good. */
  static @Nullable String target(
      DSLContext sql, @Nullable Release release, @Nullable RollbackPlan plan) {
    if (plan != null && plan.previousBuild() != null) {
      return plan.previousBuild();
    }
    return release == null
        ? null
        : ReleaseStore.previousGood(sql, release).map(Release::version).orElse(null);
  }

  @Override
  public void tripped(Tx tx, Launch launch, Tripped tripped) {
    Optional<Launch> held = LaunchStore.lock(tx, launch.id());
    if (held.isEmpty() || exercised(tx, launch.id(), tripped)) {
      return;
    }
    DSLContext sql = tx.sql();
    var why = new Why(reason(tripped), tripped.feature(), null);
    Optional<Run> open = RunStore.open(sql, launch.id(), tripped.environment(), false);
    if (open.isPresent()) {
      join(tx, open.get(), why);
      return;
    }
    Optional<Incident> about =
        Optional.ofNullable(tripped.alarm())
            .flatMap(alarm -> IncidentStore.ofOutage(sql, alarm))
            .filter(one -> one.open() && !one.drill())
            .or(() -> lasting(sql, launch.id()))
            .flatMap(one -> IncidentStore.lock(tx, one.id()));
    Incident incident =
        about.orElseGet(() ->
            tripped.environment().equals(Release.PRODUCTION)
                ? open(tx, held.get(), tripped)
                : null);
    propose(tx, held.get(), incident, tripped.environment(), why);
  }

  /** What is measured during a drill or maintenance of all proposes nothing. */
  private static boolean exercised(Tx tx, long launch, Tripped tripped) {
    var now = new Uptime.Range(tripped.at(), tripped.at().plusNanos(1));
    return RunStore.open(tx.sql(), launch, tripped.environment(), true).isPresent()
        || MaintenanceStore.ofLaunch(tx.sql(), launch).stream()
            .filter(one -> one.scope() instanceof Maintenance.Scope.Launch)
            .anyMatch(one -> !Maintenances.windows(one, now).isEmpty());
  }

  private static String reason(Tripped tripped) {
    return "%s measured, where the plan says %s".formatted(tripped.measured(), tripped.text());
  }

  private Incident open(Tx tx, Launch launch, Tripped tripped) {
    Optional<ProductFeature> feature =
        PlanStore.current(tx.sql(), launch.id(), tripped.environment())
            .flatMap(plan -> plan.plan().feature(tripped.feature()));
    String feels =
        "%s is not as it should be: %s"
            .formatted(feature.map(ProductFeature::name).orElse("The product"), reason(tripped));
    String channel = IncidentSettingsStore.of(tx.sql(), launch.id()).channel();
    return response.open(
        tx,
        launch,
        new Incident.Draft(
            Mrkdwn.truncate(feels, FEELS),
            feature.map(ProductFeature::revenue).isPresent() ? Sev.SEV1 : Sev.SEV2,
            false,
            channel == null ? launch.channel() : channel,
            tripped.since(),
            tripped.at(),
            null));
  }
}
