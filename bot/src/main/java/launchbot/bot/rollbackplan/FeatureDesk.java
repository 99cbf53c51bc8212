package launchbot.bot.rollbackplan;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Ledger;
import launchbot.rollbackplan.FeatureMap;
import launchbot.rollbackplan.FeatureWords;
import launchbot.rollbackplan.PlanEdits;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import org.jspecify.annotations.Nullable;

/** {@code /rollback features}: what customers use, and what stands and falls with it. */
final class FeatureDesk {
  private static final String USAGE =
      "Type `/rollback features`, `features add`, `features show checkout`, `features edit"
          + " checkout`, or `features remove checkout`; `in staging` at the end names another"
          + " environment.";
  private static final int LINE = 300;

  private final Ledger ledger;
  private final PlanDesk plans;
  private final PlanSaving saving;
  private final PlanForms forms;

  FeatureDesk(Ledger ledger, PlanDesk plans, PlanSaving saving, PlanForms forms) {
    this.ledger = ledger;
    this.plans = plans;
    this.saving = saving;
    this.forms = forms;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    PlanWords words = PlanWords.read(ask.words());
    if (PlanWords.odd(Optional.ofNullable(words.environment()))) {
      return new Reply.Refusal(USAGE);
    }
    String place = Optional.ofNullable(words.environment()).orElseGet(() -> plans.usual(visit));
    String named = String.join(" ", words.words().stream().skip(1).toList());
    return switch (words.word(0)) {
      case "", "list" -> words.size() > 1 ? new Reply.Refusal(USAGE) : list(visit, place);
      case "add" -> words.size() > 1 ? new Reply.Refusal(USAGE) : forms.feature(visit, place, null);
      case "show" -> named.isEmpty() ? new Reply.Refusal(USAGE) : show(visit, place, named);
      case "edit" ->
          named.isEmpty() ? new Reply.Refusal(USAGE) : forms.feature(visit, place, named);
      case "remove" -> named.isEmpty() ? new Reply.Refusal(USAGE) : remove(visit, place, named);
      default -> new Reply.Refusal("I can't read that. " + USAGE);
    };
  }

  private Reply list(Visit visit, String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          List<ProductFeature> features =
              PlanStore.current(sql, launch.id(), environment)
                  .map(one -> one.plan().features())
                  .orElse(List.of());
          var map = new FeatureMap(features);
          List<LayoutBlock> blocks = new ArrayList<>();
          List<String> lines = new ArrayList<>();
          lines.add("*What customers use in `%s`*".formatted(environment));
          if (features.isEmpty()) {
            lines.add(
                "The map is empty. With it a proposal says what a number means for customers and"
                    + " for you.");
          }
          features.forEach(one -> lines.add(words(map, one)));
          blocks.addAll(Blocks.sections(lines));
          blocks.add(
              Blocks.actions(
                  List.of(
                      RollbackCommand.button(
                          "Add a feature", "features", "add in " + environment))));
          blocks.add(Blocks.context("`/rollback features edit checkout` changes one."));
          return new Reply.Replace(new Card("The features of " + environment, blocks));
        });
  }

  private static String words(FeatureMap map, ProductFeature feature) {
    List<String> two = FeatureWords.of(map, feature);
    return "`%s` %s\n%s"
        .formatted(
            feature.key(),
            Mrkdwn.plain(Mrkdwn.truncate(two.get(0), LINE)),
            Mrkdwn.plain(Mrkdwn.truncate(two.get(1), LINE)));
  }

  private Reply show(Visit visit, String environment, String named) {
    return plans.with(
        visit,
        environment,
        (_, _, plan) -> {
          FeatureMap map = FeatureMap.of(plan.plan());
          Optional<ProductFeature> found = map.find(named);
          return found.isEmpty()
              ? new Reply.Refusal(map.unknown(named))
              : new Reply.Replace(card(plan.plan(), map, found.get()));
        });
  }

  private static Card card(RollbackPlan plan, FeatureMap map, ProductFeature feature) {
    List<String> lines = new ArrayList<>();
    lines.add("*%s* (`%s`)".formatted(Mrkdwn.plain(feature.name()), feature.key()));
    lines.add("*Customers:* " + or(feature.customers(), "nobody said what is at stake"));
    lines.add("*Revenue:* " + or(feature.revenue(), "nobody said what is at stake"));
    lines.add("*Depends on:* " + some(feature.dependsOn()));
    lines.add(
        "*With it fall:* "
            + some(map.dependents(feature.key()).stream().map(ProductFeature::name).toList()));
    lines.add("*Fails so:* " + some(feature.fails()));
    lines.add("*Probes:* " + some(feature.probes().stream().map(String::valueOf).toList()));
    lines.add("*Switch:* " + or(feature.flag(), "none"));
    lines.add(
        "*Steps about it:* "
            + some(
                plan.steps().stream()
                    .filter(one -> feature.key().equals(one.feature()))
                    .map(one -> one.key())
                    .toList()));
    lines.add(
        "*Criteria about it:* "
            + some(
                plan.criteria().stream()
                    .filter(one -> feature.key().equals(one.feature()))
                    .map(RollbackPlan.Trigger::text)
                    .toList()));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    String in = feature.key() + " in " + plan.environment();
    blocks.add(
        Blocks.actions(
            List.of(
                RollbackCommand.button("Edit", "features", "edit " + in),
                Blocks.danger(
                    TopicCommand.among(
                        RollbackCommand.button("Remove", "features", "remove " + in), "remove"),
                    "It goes from the map, and from the steps and criteria that are about it."
                        + " Versions of the plan keep it.",
                    "Remove it"))));
    return new Card("The feature " + feature.key(), blocks);
  }

  private Reply remove(Visit visit, String environment, String named) {
    List<Removed> found = new ArrayList<>();
    Reply read =
        plans.with(
            visit,
            environment,
            (_, _, plan) -> {
              FeatureMap map = FeatureMap.of(plan.plan());
              map.find(named).ifPresent(one -> found.add(new Removed(one.key(), plan)));
              return found.isEmpty() ? new Reply.Refusal(map.unknown(named)) : new Reply.Nothing();
            });
    return found.isEmpty()
        ? read
        : saving.save(
            visit, environment, found.getFirst().plan().version(), found.getFirst(), null);
  }

  private record Removed(String key, PlanVersion plan) implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan before) {
      return PlanEdits.withoutFeature(before, key);
    }

    @Override
    public Object of(RollbackPlan before) {
      return before.feature(key);
    }
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : Mrkdwn.plain(text);
  }

  private static String some(List<String> values) {
    return values.isEmpty()
        ? "nothing"
        : Mrkdwn.plain(Mrkdwn.truncate(String.join(", ", values), LINE));
  }
}
