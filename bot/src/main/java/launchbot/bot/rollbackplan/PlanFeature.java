package launchbot.bot.rollbackplan;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.SlackListener;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.readiness.Reason;
import launchbot.release.ReleaseListener;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanListener;
import launchbot.rollbackplan.PlanVersion;
import org.jooq.DSLContext;

/** The rollback plan and the map of features. */
public final class PlanFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final PlanSaving saving;
  private final PlanDesk plans;
  private final FeatureDesk features;
  private final List<Modal> modals;

  public PlanFeature(
      Ledger ledger, Files files, Supplier<List<PlanListener>> listeners, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.saving = new PlanSaving(ledger, listeners);
    PlanForms forms = new PlanForms(ledger);
    this.plans = new PlanDesk(ledger, saving, forms);
    this.features = new FeatureDesk(ledger, plans, saving, forms);
    this.modals =
        Stream.concat(
                LinesModal.both(ledger, saving).stream(),
                Stream.of(
                    new WholeModal(ledger, plans, saving, files),
                    new StepModal(ledger, saving),
                    new FeatureModal(ledger, saving)))
            .toList();
  }

  @Override
  public List<Topic> rollbackTopics() {
    return List.of(
        Topic.of(
                "plan",
                "[production] | edit | step [put-back] | chain | criteria | export | clone from"
                    + " staging | versions | compare 3 5 | restore 3 | remove",
                "the way back, step by step; pasted YAML is shown as a diff first",
                plans::plan)
            .offeredAs("The plan"),
        Topic.of("lint", "[production]", "what is missing in the plan", plans::lint)
            .offeredAs("What is missing"),
        Topic.of(
                "features",
                "[add | show checkout | edit checkout | remove checkout]",
                "what customers use, and what stands and falls with it",
                features::answer)
            .offeredAs("Features"));
  }

  @Override
  public List<Modal> modals() {
    return modals;
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(new PlanLeavers(ledger));
  }

  /** A migration that cannot be undone may need a step that the plan does not have. */
  @Override
  public List<ReleaseListener> releaseListeners() {
    return List.of((tx, launch, _, _) -> PlanProof.settle(tx, launch));
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return PlanProof.main(sql, launch.id()).stream()
        .filter(plan -> errors(sql, launch, plan, clock.instant()) > 0)
        .map(plan ->
            new Todo(
                launch.lead(),
                1,
                "Mend the rollback plan of `%s`: it would not work"
                    .formatted(plan.plan().environment()),
                null,
                RollbackCommand.button("What is missing", "lint", plan.plan().environment())))
        .toList();
  }

  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    return PlanProof.main(sql, launch.id()).stream()
        .filter(plan -> errors(sql, launch, plan, now) > 0)
        .map(plan ->
            new Reason(
                Reason.Weight.RISKS,
                "rollback-plan",
                "The rollback plan of `%s` would not work as it stands."
                    .formatted(plan.plan().environment()),
                "rollback lint",
                launch.lead()))
        .toList();
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    return PlanProof.main(sql, launch.id()).stream()
        .map(plan -> {
          long errors = errors(sql, launch, plan, now);
          return new StatusLine(
              "rollback-plan",
              "Rollback plan of `%s`: version %d, %d steps%s"
                  .formatted(
                      plan.plan().environment(),
                      plan.version(),
                      plan.plan().steps().size(),
                      errors == 0 ? "" : ", *would not work*: `/rollback lint`"));
        })
        .toList();
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return PlanPassage.of(sql, launch, now);
  }

  private static long errors(DSLContext sql, Launch launch, PlanVersion plan, Instant now) {
    return PlanKnown.lint(sql, launch, plan.plan(), now).stream()
        .filter(one -> one.weight() == Lint.Weight.ERROR)
        .count();
  }
}
