package launchbot.bot.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.words.Visible;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.rollback.Drill;
import launchbot.rollback.Run;
import launchbot.rollback.RunWatch;
import launchbot.rollback.Status;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import org.jspecify.annotations.Nullable;

/** The review of a quarter, as a file. */
final class ReviewMarkdown {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final Pattern PERSON = Pattern.compile("<@([A-Z0-9]+)>");

  private ReviewMarkdown() {}

  static String of(Launch launch, Review review, Map<String, String> names, Instant now) {
    List<String> out = new ArrayList<>();
    out.add("# %s: the way back, %s".formatted(plain(launch.name()), review.quarter()));
    out.add("Made on %s. Drills count in no figure of real rollbacks.".formatted(day(launch, now)));
    drills(launch, review, out);
    rollbacks(launch, review, out);
    figures(review, out);
    changes(launch, review, names, out);
    gaps(review, names, out);
    return String.join("\n\n", out) + "\n";
  }

  private static void drills(Launch launch, Review review, List<String> out) {
    out.add("## Drills");
    if (review.drills().isEmpty()) {
      out.add("None. `/rollback drill` begins one.");
      return;
    }
    List<String> rows = new ArrayList<>();
    rows.add("| day | environment | took | target | recovered | late | simulated | lessons |");
    rows.add("|---|---|---|---|---|---|---|---|");
    for (Drill drill : review.drills()) {
      Duration recovered = drill.recovered();
      rows.add(
          "| %s | %s | %s | %s | %s | %d of %d | %d | %s |"
              .formatted(
                  day(launch, drill.ended()),
                  plain(drill.environment()),
                  AlarmText.lasted(drill.took()),
                  AlarmText.lasted(drill.target()),
                  recovered == null ? "" : AlarmText.lasted(recovered),
                  drill.late(),
                  drill.steps(),
                  drill.simulated(),
                  review.lessons().getOrDefault(drill.run(), List.of()).stream()
                      .map(one -> "#" + one)
                      .collect(Collectors.joining(", "))));
    }
    out.add(String.join("\n", rows));
  }

  private static void rollbacks(Launch launch, Review review, List<String> out) {
    out.add("## Rollbacks");
    if (review.runs().isEmpty()) {
      out.add("None was proposed.");
      return;
    }
    out.add(
        review.runs().stream()
            .map(run ->
                "- %s, rollback %d of %s%s: %s%s. %s"
                    .formatted(
                        day(launch, run.proposedAt()),
                        run.number(),
                        plain(run.environment()),
                        run.target() == null ? "" : " back to " + plain(run.target()),
                        run.status().key(),
                        took(run, review.watches().get(run.id())),
                        plain(run.reason())))
            .collect(Collectors.joining("\n")));
  }

  private static String took(Run run, @Nullable RunWatch watch) {
    Instant over = watch == null ? null : watch.over();
    return watch == null || over == null || !done(run)
        ? ""
        : ", %s from the first step to the last"
            .formatted(AlarmText.lasted(Duration.between(watch.began(), over)));
  }

  private static boolean done(Run run) {
    return run.status() instanceof Status.Verified || run.status() instanceof Status.Closed;
  }

  private static void figures(Review review, List<String> out) {
    out.add("## Figures");
    long done = review.runs().stream().filter(ReviewMarkdown::done).count();
    long refused =
        review.runs().stream().filter(run -> run.status() instanceof Status.Refused).count();
    long aborted =
        review.runs().stream().filter(run -> run.status() instanceof Status.Aborted).count();
    out.add(
        """
        - proposed: %d; carried through: %d; refused: %d; aborted: %d
        - median time of the steps, real: %s
        - median time of the steps, in drills: %s; the quarter before: %s\
        """
            .formatted(
                review.runs().size(),
                done,
                refused,
                aborted,
                median(
                    review.runs().stream()
                        .filter(ReviewMarkdown::done)
                        .map(run -> review.watches().get(run.id()))
                        .filter(Objects::nonNull)
                        .filter(watch -> watch.over() != null)
                        .map(watch ->
                            Duration.between(watch.began(), Objects.requireNonNull(watch.over())))
                        .toList()),
                median(review.drills().stream().map(Drill::took).toList()),
                median(review.before().stream().map(Drill::took).toList())));
  }

  private static String median(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.isEmpty() ? "none" : AlarmText.lasted(sorted.get((sorted.size() - 1) / 2));
  }

  private static void changes(
      Launch launch, Review review, Map<String, String> names, List<String> out) {
    out.add("## Changes of plans");
    List<String> lines = new ArrayList<>();
    review
        .changes()
        .forEach((environment, saved) -> {
          for (PlanStore.Saved one : saved) {
            String note = one.note();
            lines.add(
                "- %s, %s, version %d %s by %s%s"
                    .formatted(
                        day(launch, one.at()),
                        plain(environment),
                        one.version(),
                        one.removed() ? "removed" : "saved",
                        plain(names.getOrDefault(one.by(), one.by())),
                        note == null ? "" : ": " + plain(note)));
          }
        });
    out.add(lines.isEmpty() ? "None." : String.join("\n", lines));
  }

  /** What keeps a plan from being carried out at once, and a drill that is missing. */
  private static void gaps(Review review, Map<String, String> names, List<String> out) {
    out.add("## What is missing");
    List<String> lines = new ArrayList<>();
    if (review.plans().isEmpty()) {
      lines.add("- No environment has a plan: `/rollback plan`");
    }
    for (PlanVersion plan : review.plans()) {
      String environment = plain(plan.plan().environment());
      for (Lint lint : review.missing().getOrDefault(plan.plan().environment(), List.of())) {
        lines.add("- %s: %s `/%s`".formatted(environment, named(lint.words(), names), lint.type()));
      }
      boolean drilled =
          review.drills().stream()
              .anyMatch(drill -> drill.environment().equals(plan.plan().environment()));
      if (!drilled) {
        lines.add("- %s: no drill in this quarter".formatted(environment));
      }
    }
    out.add(lines.isEmpty() ? "Nothing that I know of." : String.join("\n", lines));
  }

  /** What the linter says, with people by their names. */
  private static String named(String words, Map<String, String> names) {
    return PERSON
        .matcher(words)
        .replaceAll(found ->
            Matcher.quoteReplacement(plain(names.getOrDefault(found.group(1), found.group(1)))));
  }

  private static String day(Launch launch, Instant at) {
    return DAY.format(at.atZone(launch.zone()));
  }

  /** On one line, and as it was typed: what would format is disarmed. */
  private static String plain(String text) {
    return Visible.only(text)
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }
}
