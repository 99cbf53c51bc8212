package launchbot.bot.rollbackplan;

import com.slack.api.model.view.View;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.rollbackplan.FeatureMap;
import launchbot.rollbackplan.PlanLimits;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Opens the forms about a plan, each with what holds now. */
final class PlanForms {
  private final Ledger ledger;

  PlanForms(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What a form remembers, within {@link Kept}: its id is the version that was seen.
   *
   * @param part key of the step or feature that it is about; empty for none
   */
  record About(String environment, String part) {
    Kept in(String channel, int seen) {
      return new Kept(channel, seen, environment + " " + part);
    }

    static About of(Kept kept) {
      String[] words = kept.word().split(" ", -1);
      if (words.length != 2
          || PlanLimits.environment(words[0]).isEmpty()
          || !(words[1].isEmpty() || PlanLimits.key(words[1]))) {
        throw new Garbled("not about a plan of ours");
      }
      return new About(words[0], words[1]);
    }

    @Nullable String key() {
      return part.isEmpty() ? null : part;
    }
  }

  Reply whole(Visit visit, String environment) {
    return open(
        visit,
        environment,
        "plan",
        "edit " + environment,
        (sql, plan, seen) ->
            WholeModal.view(
                new About(environment, "").in(visit.channel(), seen), PlanDesk.named(sql, plan)));
  }

  /**
   * @param key null for a new one
   */
  Reply step(Visit visit, String environment, @Nullable String key) {
    return open(
        visit,
        environment,
        "plan",
        "step %s in %s".formatted(key == null ? "" : key, environment),
        (_, plan, seen) -> {
          Optional<Step> step = key == null ? Optional.empty() : plan.step(key);
          return key != null && step.isEmpty()
              ? null
              : StepModal.view(
                  new About(environment, key == null ? "" : key).in(visit.channel(), seen),
                  plan,
                  step.orElse(null));
        });
  }

  Reply chain(Visit visit, String environment) {
    return open(
        visit,
        environment,
        "plan",
        "chain in " + environment,
        (_, plan, seen) ->
            LinesModal.chain(new About(environment, "").in(visit.channel(), seen), plan));
  }

  Reply criteria(Visit visit, String environment) {
    return open(
        visit,
        environment,
        "plan",
        "criteria in " + environment,
        (_, plan, seen) ->
            LinesModal.criteria(new About(environment, "").in(visit.channel(), seen), plan));
  }

  /**
   * @param typed key or name of the feature; null for a new one
   */
  Reply feature(Visit visit, String environment, @Nullable String typed) {
    return open(
        visit,
        environment,
        "features",
        (typed == null ? "add" : "edit " + typed) + " in " + environment,
        (_, plan, seen) -> {
          Optional<ProductFeature> feature = FeatureMap.of(plan).find(typed);
          return typed != null && feature.isEmpty()
              ? null
              : FeatureModal.view(
                  new About(environment, feature.map(ProductFeature::key).orElse(""))
                      .in(visit.channel(), seen),
                  feature.orElse(null));
        });
  }

  private interface Form {
    /** Null where what it would be about is not there. */
    @Nullable View of(DSLContext sql, RollbackPlan plan, int seen);
  }

  private Reply open(Visit visit, String environment, String topic, String words, Form form) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> refusal = PlanDesk.refusal(visit, launch);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          RollbackPlan plan = begun(sql, launch, environment, visit, topic.equals("plan"));
          View view = form.of(sql, plan, PlanStore.last(sql, launch.id(), environment));
          return view == null
              ? new Reply.Refusal(
                  topic.equals("plan") ? PlanDesk.unknown(plan) : FeatureMap.of(plan).unknown(""))
              : new Reply.Open(view, otherwise(topic, words));
        });
  }

  /** What holds, or the proposal for the text of a first plan. */
  private static RollbackPlan begun(
      DSLContext sql, Launch launch, String environment, Visit visit, boolean proposed) {
    return PlanStore.current(sql, launch.id(), environment)
        .map(PlanVersion::plan)
        .orElseGet(() ->
            proposed
                ? PlanKnown.starter(sql, launch, environment, visit.at())
                : PlanSaving.empty(environment));
  }

  private static Card otherwise(String topic, String words) {
    return new Card(
        "Slack opens forms from buttons only here.",
        List.of(
            Blocks.section("Slack opens forms from buttons only here:"),
            Blocks.actions(List.of(RollbackCommand.button("Open the form", topic, words)))));
  }
}
