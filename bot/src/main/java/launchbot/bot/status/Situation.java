package launchbot.bot.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Upcoming;
import launchbot.decision.Facts;
import launchbot.launch.Launch;
import launchbot.readiness.Readiness;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import launchbot.triage.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Where a launch stands at one moment, all read from one consistent state.
 *
 * @param sprint null while none has been started
 * @param trend since the same time yesterday
 * @param progress of the features' lists, in their order
 * @param waiting how much waits for whom, the most first
 * @param next null where nothing has a date
 * @param today in the launch's zone
 */
public record Situation(
    Launch launch,
    @Nullable Running sprint,
    Readiness readiness,
    Tally tally,
    Trend trend,
    List<Progress> progress,
    List<StatusLine> lines,
    List<Waiting> waiting,
    @Nullable Upcoming next,
    LocalDate today,
    Instant at) {

  /** A sprint and where its days lie. */
  public record Running(Sprint sprint, Timetable days) {}

  /** So much waits for this person. */
  public record Waiting(String person, int count) {}

  /** Which day of the sprint it is; empty without a sprint, and between its days. */
  public OptionalInt day() {
    return sprint == null ? OptionalInt.empty() : sprint.days().on(today);
  }

  /** What is kept of it with the question whether to go. */
  Facts facts() {
    Map<String, Integer> open = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      open.put(severity.key(), tally.open(severity));
    }
    if (!progress.isEmpty()) {
      open.put(
          "open on the checklist", progress.stream().mapToInt(p -> p.total() - p.done()).sum());
    }
    return new Facts(readiness.call(), readiness.reasons(), open);
  }
}
