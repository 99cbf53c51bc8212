package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Rows;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.rollback.Preflight;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jspecify.annotations.Nullable;

/** A rollback as its message shows it: what, why, what is at stake, how it stands, what is next. */
final class RunView {
  private static final int STEPS = 8;
  private static final int REASONS = 3;
  private static final int WORDS = 120;
  private static final int PEOPLE = 6;

  private RunView() {}

  static Card card(RunLook look, Instant now) {
    Run run = look.run();
    List<String> lines = new ArrayList<>();
    lines.add("%s *%s:* %s".formatted(mark(run), name(run), way(run)));
    lines.add("*%s* · %s".formatted(run.status().key(), state(look.launch(), run)));
    lines.add("Why: " + Mrkdwn.plain(run.reason()));
    lines.addAll(also(look.reasons()));
    lines.addAll(stake(run));
    lines.addAll(ApprovalView.lines(look, now));
    lines.addAll(look.lines().isEmpty() ? steps(run) : look.lines());
    if (run.drill()) {
      lines.add("This is a drill: nobody outside hears of it, and it counts in no figure.");
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (run.status() instanceof Status.Approved || run.status() instanceof Status.Preflight) {
      blocks.addAll(PreflightView.blocks(look));
    }
    List<BlockElement> buttons = new ArrayList<>();
    buttons.addAll(RunButtons.of(run, Preflight.missing(look.answers()).isEmpty()));
    buttons.addAll(look.buttons());
    blocks.addAll(Rows.of(buttons));
    return new Card(sentence(run), blocks);
  }

  /** A criterion that goes to and fro may bring many: the last ones stand for all. */
  private static List<String> also(List<RunStore.Reason> reasons) {
    List<String> lines = new ArrayList<>();
    int left = reasons.size() - REASONS;
    if (left > 0) {
      lines.add("Proposed again %d times before:".formatted(left));
    }
    reasons.stream()
        .skip(Math.max(0, left))
        .map(one -> "Also: " + Mrkdwn.plain(one.words()))
        .forEach(lines::add);
    return lines;
  }

  /** {@code DRILL · Rollback 3}. */
  static String name(Run run) {
    return "%sRollback %d".formatted(run.drill() ? "DRILL · " : "", run.number());
  }

  /** The same for timelines, which are no mrkdwn. */
  static String plainName(Run run) {
    return "%srollback %d".formatted(run.drill() ? "DRILL, " : "", run.number());
  }

  /** For notifications. */
  static String sentence(Run run) {
    return "%s of %s is %s: %s"
        .formatted(
            name(run),
            Mrkdwn.plain(run.environment()),
            run.status().key(),
            Mrkdwn.plain(Mrkdwn.truncate(run.reason(), WORDS)));
  }

  /** {@code production back to 1.4.1}. */
  static String way(Run run) {
    String target = run.target();
    return "%s back to %s"
        .formatted(
            Mrkdwn.plain(run.environment()),
            target == null ? "the build before" : Mrkdwn.plain(target));
  }

  /** What is at stake, where the feature map says it. */
  static List<String> stake(Run run) {
    List<String> lines = new ArrayList<>();
    run.about().ifPresent(feature -> lines.add(stake(feature)));
    return lines;
  }

  private static String stake(ProductFeature feature) {
    List<String> parts = new ArrayList<>();
    add(parts, "for customers", feature.customers());
    add(parts, "for us", feature.revenue());
    return "At stake: *%s*%s"
        .formatted(
            Mrkdwn.plain(feature.name()), parts.isEmpty() ? "" : ". " + String.join("; ", parts));
  }

  private static void add(List<String> parts, String whom, @Nullable String what) {
    if (what != null) {
      parts.add("%s: %s".formatted(whom, Mrkdwn.plain(what)));
    }
  }

  private static String mark(Run run) {
    return switch (run.status()) {
      case Status.Proposed _, Status.Approved _, Status.Preflight _, Status.Running _ -> "🟡";
      case Status.Verified _, Status.Closed _ -> "🟢";
      case Status.Refused _, Status.Aborted _ -> "⚪";
    };
  }

  private static String state(Launch launch, Run run) {
    String since = Mrkdwn.date(run.statusAt(), launch.zone());
    return switch (run.status()) {
      case Status.Proposed _ ->
          "since %s, by %s"
              .formatted(
                  Mrkdwn.date(run.proposedAt(), launch.zone()),
                  run.askedBy() == null ? "a measured criterion" : Mrkdwn.user(run.askedBy()));
      case Status.Approved(@Nullable String alone) ->
          alone == null
              ? "since %s; the preflight comes next".formatted(since)
              : "since %s by %s alone, who broke the glass; the preflight comes next"
                  .formatted(since, Mrkdwn.user(alone));
      case Status.Preflight _ ->
          "since %s: what must hold before anything is changed".formatted(since);
      case Status.Running _ -> "since %s".formatted(since);
      case Status.Verified _ -> "since %s; close it when it stays so".formatted(since);
      case Status.Closed(@Nullable String note) ->
          "%s%s".formatted(since, note == null ? "" : ": " + Mrkdwn.plain(note));
      case Status.Refused(String by, String reason) ->
          "%s by %s: %s".formatted(since, Mrkdwn.user(by), Mrkdwn.plain(reason));
      case Status.Aborted(String by, String reason) ->
          "%s by %s: %s".formatted(since, Mrkdwn.user(by), Mrkdwn.plain(reason));
    };
  }

  /** The plan in short, while nobody is at its steps. */
  private static List<String> steps(Run run) {
    RollbackPlan plan = run.plan();
    List<String> lines = new ArrayList<>();
    lines.add(
        run.planVersion() == Run.STARTER
            ? "Nobody has written a plan for it; these are steps to begin with. `/rollback plan`"
                + " writes one."
            : "Plan, version %d: %d %s, %s in all"
                .formatted(
                    run.planVersion(),
                    plan.steps().size(),
                    plan.steps().size() == 1 ? "step" : "steps",
                    AlarmText.lasted(
                        plan.steps().stream()
                            .map(Step::target)
                            .reduce(Duration.ZERO, Duration::plus))));
    IntStream.range(0, Math.min(STEPS, plan.steps().size()))
        .mapToObj(i -> step(i + 1, plan.steps().get(i)))
        .forEach(lines::add);
    if (plan.steps().size() > STEPS) {
      lines.add("…and %d more.".formatted(plan.steps().size() - STEPS));
    }
    return lines;
  }

  private static String step(int number, Step step) {
    return "%d. %s%s%s"
        .formatted(
            number,
            Mrkdwn.plain(Mrkdwn.truncate(step.text(), WORDS)),
            step.owner() == null ? "" : " · " + Mrkdwn.user(step.owner()),
            step.containment() ? " · containment: whoever is on call may begin" : "");
  }

  /** What somebody typed, as a sentence. */
  static String sentenceOf(String words) {
    return Mrkdwn.plain(words.matches(".*[.!?…]") ? words : words + ".");
  }

  static String people(List<String> people) {
    return people.isEmpty()
        ? "nobody"
        : people.stream().limit(PEOPLE).map(Mrkdwn::user).collect(Collectors.joining(", "));
  }

  /** To its thread. */
  static String aborted(Run run, Run before) {
    return "%s is *aborted*, it was %s: %s Nothing is undone by itself%s"
        .formatted(
            name(run),
            before.status().key(),
            run.status() instanceof Status.Aborted(_, String reason) ? sentenceOf(reason) : "",
            before.status() instanceof Status.Running || before.status() instanceof Status.Verified
                ? ": what was done before stays done, so look at its steps and say what runs now."
                : "; none of its steps had begun but what containment was done.");
  }
}
