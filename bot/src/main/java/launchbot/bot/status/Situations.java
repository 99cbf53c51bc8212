package launchbot.bot.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.launch.SettingsStore;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.sprint.SprintStore;
import launchbot.sprint.Timetable;
import launchbot.triage.TallyStore;
import launchbot.triage.TrendStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads where a launch stands, from what every feature says of it. */
public final class Situations {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Supplier<List<Feature>> features;

  /**
   * @param features all there are; asked late, since the list is still being made
   */
  public Situations(Supplier<List<Feature>> features) {
    this.features = features;
  }

  public Situation of(DSLContext sql, Launch launch, Instant now) {
    LocalDate today = now.atZone(launch.zone()).toLocalDate();
    Situation.Running running =
        SprintStore.find(sql, launch.id())
            .map(sprint ->
                new Situation.Running(
                    sprint,
                    Timetable.of(
                        sprint,
                        SettingsStore.of(sql, launch.id()).workingDays(launch.zone()),
                        today)))
            .orElse(null);
    return new Situation(
        launch,
        running,
        readiness(sql, launch, now),
        TallyStore.of(sql, launch.id()),
        TrendStore.since(sql, launch.id(), now.minus(A_DAY)),
        each(feature -> feature.progress(sql, launch)),
        each(feature -> feature.lines(sql, launch, now)),
        waiting(each(feature -> feature.todos(sql, launch, today))),
        next(sql, launch, running, today),
        today,
        now);
  }

  /** The verdict alone, with all its reasons. */
  Readiness readiness(DSLContext sql, Launch launch, Instant now) {
    List<Reason> reasons = each(feature -> feature.reasons(sql, launch, now));
    return Readiness.of(reasons);
  }

  /** What waits for one person in a launch, the most urgent first. */
  List<Todo> todos(DSLContext sql, Launch launch, String person, LocalDate today) {
    return each(feature -> feature.todosOf(sql, launch, person, today)).stream()
        .sorted(
            Comparator.comparingInt(Todo::rank)
                .thenComparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private interface Said<T> {
    List<T> by(Feature feature);
  }

  private <T> List<T> each(Said<T> said) {
    return features.get().stream().map(said::by).flatMap(List::stream).toList();
  }

  private static List<Situation.Waiting> waiting(List<Todo> todos) {
    Map<String, Long> counts =
        todos.stream().collect(Collectors.groupingBy(Todo::person, Collectors.counting()));
    List<Situation.Waiting> waiting = new ArrayList<>();
    counts.forEach(
        (person, count) -> waiting.add(new Situation.Waiting(person, Math.toIntExact(count))));
    waiting.sort(
        Comparator.comparingInt(Situation.Waiting::count)
            .reversed()
            .thenComparing(Situation.Waiting::person));
    return List.copyOf(waiting);
  }

  private @Nullable Upcoming next(
      DSLContext sql, Launch launch, Situation.@Nullable Running running, LocalDate today) {
    Stream<Upcoming> ofFeatures =
        features.get().stream().map(f -> f.next(sql, launch, today)).flatMap(Optional::stream);
    return Stream.concat(nextDay(running, today).stream(), ofFeatures)
        .min(Comparator.comparing(Upcoming::day))
        .orElse(null);
  }

  private static Optional<Upcoming> nextDay(Situation.@Nullable Running running, LocalDate today) {
    if (running == null || !running.sprint().state().open()) {
      return Optional.empty();
    }
    return running.days().dates().stream()
        .filter(day -> day.isAfter(today))
        .findFirst()
        .map(day -> {
          int n = running.days().on(day).orElseThrow();
          return new Upcoming(
              day,
              "day %d of %d, %s"
                  .formatted(
                      n, running.sprint().length(), Mrkdwn.plain(running.sprint().day(n).focus())));
        });
  }
}
