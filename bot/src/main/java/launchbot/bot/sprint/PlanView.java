package launchbot.bot.sprint;

import com.slack.api.model.block.LayoutBlock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.Plan;
import launchbot.sprint.PlanStore;

/** The plans of a team, and one of them. */
final class PlanView {
  private PlanView() {}

  static Card list(List<KeptPlan> plans) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*The plans that can be started here*"));
    for (KeptPlan kept : plans) {
      Plan plan = kept.plan();
      blocks.add(
          Blocks.section(
              "`%s` %s\n%s · %s"
                  .formatted(plan.key(), Mrkdwn.plain(plan.name()), days(plan), origin(kept)),
              LaunchCommand.button("Show", "plan", "show " + plan.key())));
    }
    blocks.add(Blocks.actions(List.of(LaunchCommand.button("Write a plan", "plan", "new"))));
    blocks.add(
        Blocks.context(
            "`/launch start Checkout 4 dec rescue-5` starts one; an edit never reaches"
                + " a sprint that runs."));
    return new Card("The plans that can be started here", blocks);
  }

  static Card one(KeptPlan kept, List<PlanStore.Version> versions, ZonedDateTime now) {
    Plan plan = kept.plan();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "`%s` %s\n%s · %s"
                .formatted(plan.key(), Mrkdwn.plain(plan.name()), days(plan), origin(kept))));
    List<String> lines = new ArrayList<>();
    for (int n = 1; n <= plan.days().size(); n++) {
      Plan.Day day = plan.days().get(n - 1);
      String acts =
          day.acts().stream().sorted().map(Plan.Act::key).collect(Collectors.joining(", "));
      lines.add(
          "*Day %d* · %s%s%s"
              .formatted(
                  n,
                  Mrkdwn.plain(day.focus()),
                  acts.isEmpty() ? "" : " (`" + acts + "`)",
                  day.text().isEmpty() ? "" : "\n" + Mrkdwn.plain(day.text())));
    }
    blocks.addAll(Blocks.sections(lines));
    if (!versions.isEmpty()) {
      blocks.add(
          Blocks.context(
              versions.stream()
                  .map(version ->
                      "version %d %s by %s, %s"
                          .formatted(
                              version.version(),
                              version.removed() ? "removed" : "saved",
                              Mrkdwn.user(version.by()),
                              Mrkdwn.date(version.at(), now.getZone())))
                  .collect(Collectors.joining(" · "))));
    }
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.button("Start a sprint with it…", "sprint_with", plan.key()),
                LaunchCommand.button("Edit…", "plan", "edit " + plan.key()))));
    return new Card("The plan " + plan.key(), blocks);
  }

  static Card saved(Plan plan) {
    return new Card(
        "The plan is saved.",
        List.of(
            Blocks.section(
                "Version %d of `%s` is saved: %s. A sprint that runs keeps the version that it began"
                        .formatted(plan.version(), plan.key(), days(plan))
                    + " with."),
            Blocks.actions(
                List.of(
                    Blocks.button("Start a sprint with it…", "sprint_with", plan.key()),
                    LaunchCommand.button("Show it", "plan", "show " + plan.key())))));
  }

  private static String days(Plan plan) {
    return plan.days().size() == 1 ? "1 day" : plan.days().size() + " days";
  }

  private static String origin(KeptPlan kept) {
    return kept.builtIn()
        ? "came with Launchbot"
        : "version %d, by %s"
            .formatted(kept.plan().version(), Mrkdwn.user(Objects.requireNonNull(kept.by())));
  }
}
