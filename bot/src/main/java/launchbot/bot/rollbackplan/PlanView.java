package launchbot.bot.rollbackplan;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.LaunchRole;
import launchbot.probe.Length;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanLinter;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jspecify.annotations.Nullable;

/** A rollback plan as people read it, on a phone too. */
final class PlanView {
  private static final int LINTS = 6;
  private static final int TEXT = 200;

  private PlanView() {}

  /**
   * @param returns the build that would be returned to; null where none is known
   */
  static Card plan(PlanVersion version, List<Lint> lints, @Nullable String returns, ZoneId zone) {
    RollbackPlan plan = version.plan();
    List<String> lines = new ArrayList<>();
    lines.add("*The way back in `%s`*".formatted(plan.environment()));
    lines.add(
        "Version %d, by %s, %s"
            .formatted(
                version.version(), Mrkdwn.user(version.by()), Mrkdwn.date(version.at(), zone)));
    lines.addAll(body(plan, returns));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.addAll(Blocks.sections(lints(lints, LINTS)));
    String in = plan.environment();
    blocks.add(
        Blocks.actions(
            List.of(
                among("Edit as text", "edit " + in, "edit"),
                among("Add a step", "step in " + in, "step"),
                among("Chain", "chain in " + in, "chain"),
                among("Criteria", "criteria in " + in, "criteria"),
                RollbackCommand.button("Features", "features", ""))));
    blocks.add(
        Blocks.actions(
            List.of(
                among("Versions", "versions " + in, "versions"),
                among("Send as file", "export " + in, "export"),
                RollbackCommand.button("What is missing", "lint", in))));
    blocks.add(
        Blocks.context(
            "`/rollback plan step put-back` changes one step. Nothing is ever carried out by me."));
    return new Card("The way back in " + plan.environment(), blocks);
  }

  /** One that is only proposed. */
  static Card starter(RollbackPlan plan, @Nullable String returns) {
    List<String> lines = new ArrayList<>();
    lines.add("*There is no way back for `%s` yet.*".formatted(plan.environment()));
    lines.add("This one could be it, made from your roles, who is on call, releases and probes:");
    lines.addAll(body(plan, returns));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.primary(among("Keep it", "keep " + plan.environment(), "keep")),
                among("Write it myself", "edit " + plan.environment(), "edit"))));
    blocks.add(Blocks.context("Nothing is kept before you press. Each step can be changed later."));
    return new Card("There is no rollback plan for " + plan.environment() + " yet.", blocks);
  }

  static Card saved(PlanVersion version, List<Lint> lints, boolean merged) {
    String text =
        "Version %d of the way back in `%s` is saved.%s"
            .formatted(
                version.version(),
                version.plan().environment(),
                merged
                    ? " Somebody else saved another part meanwhile: both changes are in it."
                    : "");
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(List.of(text)));
    blocks.addAll(Blocks.sections(lints(lints, LINTS)));
    blocks.add(
        Blocks.actions(
            List.of(
                RollbackCommand.button("Show it", "plan", version.plan().environment()),
                RollbackCommand.button("What is missing", "lint", version.plan().environment()))));
    return new Card(text, blocks);
  }

  /** All that is missing, with what to type about each. */
  static Card missing(PlanVersion version, List<Lint> lints) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*What is missing in the way back of `%s`*, version %d"
            .formatted(version.plan().environment(), version.version()));
    lines.addAll(lints(lints, Integer.MAX_VALUE));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                RollbackCommand.button("Show the plan", "plan", version.plan().environment()))));
    return new Card("What is missing in the rollback plan", blocks);
  }

  static Card versions(String environment, List<PlanStore.Saved> versions, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("*Versions of the way back in `%s`*, the newest first".formatted(environment));
    for (PlanStore.Saved one : versions) {
      String note = one.note();
      lines.add(
          "*%d* %s by %s, %s%s"
              .formatted(
                  one.version(),
                  one.removed() ? "removed" : "saved",
                  Mrkdwn.user(one.by()),
                  Mrkdwn.date(one.at(), zone),
                  note == null ? "" : " · " + Mrkdwn.plain(note)));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (versions.size() > 1) {
      blocks.add(
          Blocks.actions(
              List.of(
                  RollbackCommand.button(
                      "Compare the last two",
                      "plan",
                      "compare %d %d in %s"
                          .formatted(
                              versions.get(1).version(),
                              versions.get(0).version(),
                              environment)))));
    }
    blocks.add(
        Blocks.context("`/rollback plan restore 3` saves that one again, as a new version."));
    return new Card("Versions of the rollback plan", blocks);
  }

  /** Steps, chain and criteria, a line or two each. */
  private static List<String> body(RollbackPlan plan, @Nullable String returns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        returns == null
            ? "Returns to: no build is known yet"
            : "Returns to " + Mrkdwn.plain(returns));
    int number = 0;
    for (Step step : plan.steps()) {
      number++;
      lines.add("*%d. %s*\n%s".formatted(number, step.key(), step(step)));
    }
    if (number > 1) {
      lines.add("All targets together: " + Length.words(PlanLinter.total(plan)));
    }
    lines.add(
        "*Approves:* "
            + (plan.chain().links().isEmpty()
                ? "nobody"
                : plan.chain().links().stream()
                    .map(PlanView::link)
                    .collect(Collectors.joining(", then "))));
    lines.add(
        "*Proposed when:* "
            + (plan.criteria().isEmpty()
                ? "nothing is measured; somebody asks"
                : plan.criteria().stream()
                    .map(PlanView::trigger)
                    .collect(Collectors.joining("; "))));
    if (!plan.features().isEmpty()) {
      lines.add(
          "*Features:* "
              + plan.features().stream()
                  .map(one -> Mrkdwn.plain(one.name()))
                  .collect(Collectors.joining(", ")));
    }
    String runbook = plan.runbook();
    if (runbook != null) {
      lines.add("*Runbook:* " + Mrkdwn.escape(runbook));
    }
    return lines;
  }

  private static String step(Step step) {
    List<String> marks = new ArrayList<>();
    marks.add(step.kind().key());
    marks.add(Length.words(step.target()));
    String owner = step.owner();
    String deputy = step.deputy();
    marks.add(
        (owner == null ? "nobody owns it" : Mrkdwn.user(owner))
            + (deputy == null ? "" : ", deputy " + Mrkdwn.user(deputy)));
    if (!step.reversible()) {
      marks.add("cannot be undone");
    }
    if (step.containment()) {
      marks.add("containment");
    }
    if (!step.needs().isEmpty()) {
      marks.add("after " + String.join(", ", step.needs()));
    }
    String feature = step.feature();
    if (feature != null) {
      marks.add("about " + feature);
    }
    return "%s%s\n%s"
        .formatted(
            Mrkdwn.plain(Mrkdwn.truncate(step.text(), TEXT)),
            step.command() == null ? "" : " (with a command)",
            String.join(" · ", marks));
  }

  static String link(Chain.Link link) {
    LaunchRole role = link.role();
    String whom =
        role != null
            ? role.key()
            : link.people().stream().map(Mrkdwn::user).collect(Collectors.joining(" "));
    return "%s%s within %s"
        .formatted(
            whom,
            link.quorum() > 1 ? " (%d of them)".formatted(link.quorum()) : "",
            Length.words(link.timeout()));
  }

  private static String trigger(RollbackPlan.Trigger trigger) {
    String feature = trigger.feature();
    return Mrkdwn.plain(trigger.text()) + (feature == null ? "" : " (" + feature + ")");
  }

  private static List<String> lints(List<Lint> lints, int most) {
    if (lints.isEmpty()) {
      return List.of("Nothing is missing.");
    }
    List<String> lines = new ArrayList<>();
    long wrong = lints.stream().filter(one -> one.weight() == Lint.Weight.ERROR).count();
    lines.add(
        wrong == 0
            ? "*It would work; %s.*"
                .formatted(count(lints.size(), "thing could be better", "things could be better"))
            : "*It would not work: %s.*"
                .formatted(count(wrong, "thing is wrong", "things are wrong")));
    lints.stream()
        .limit(most)
        .forEach(one ->
            lines.add(
                "%s %s `/%s`"
                    .formatted(
                        one.weight() == Lint.Weight.ERROR ? "✗" : "–", one.words(), one.type())));
    if (lints.size() > most) {
      lines.add("and %d more: `/rollback lint`".formatted(lints.size() - most));
    }
    return lines;
  }

  private static String count(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  private static ButtonElement among(String label, String words, String mark) {
    return TopicCommand.among(RollbackCommand.button(label, "plan", words), mark);
  }

  static List<BlockElement> show(String environment) {
    return List.of(RollbackCommand.button("Show it", "plan", environment));
  }
}
