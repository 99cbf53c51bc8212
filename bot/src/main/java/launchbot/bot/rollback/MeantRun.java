package launchbot.bot.rollback;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which rollback somebody means: the one they number, or in whose thread they are, or the only one
 * that is open. Our own buttons name it by {@link #by}, which is the same in every channel.
 */
public sealed interface MeantRun {

  /**
   * @param rest the words behind its number
   */
  record One(Launch launch, Run run, Words rest) implements MeantRun {}

  /** None can be told, and why; in mrkdwn. */
  record None(String why) implements MeantRun {}

  /** What the buttons of a rollback begin their words with. */
  static String by(Run run, String words) {
    return "--id=%d %s".formatted(run.id(), words).strip();
  }

  static MeantRun of(DSLContext sql, Visit visit, Words words) {
    String id = id(words);
    if (id != null) {
      Optional<Run> found =
          id.matches("\\d{1,18}") ? RunStore.find(sql, Long.parseLong(id)) : Optional.empty();
      return found
          .flatMap(run ->
              LaunchStore.find(sql, run.launch())
                  .<MeantRun>map(launch -> new One(launch, run, words.from(1))))
          .orElseGet(() -> new None("There is no such rollback here any more."));
    }
    Places.Place place = Places.of(sql, visit, null);
    if (!(place instanceof Places.Here(Launch launch))) {
      return new None(Places.none(place));
    }
    Optional<Integer> number = number(words);
    if (number.isPresent()) {
      return RunStore.find(sql, launch.id(), number.get())
          .<MeantRun>map(run -> new One(launch, run, words.from(1)))
          .orElseGet(() ->
              new None(
                  "There is no rollback %d here. `/rollback list` shows those there are."
                      .formatted(number.get())));
    }
    return here(sql, visit)
        .filter(run -> run.launch() == launch.id())
        .<MeantRun>map(run -> new One(launch, run, words))
        .orElseGet(() -> only(launch, RunStore.open(sql, launch.id()), words));
  }

  private static MeantRun only(Launch launch, List<Run> open, Words words) {
    return switch (open.size()) {
      case 0 ->
          new None(
              "No rollback is open here. `/rollback now because …` proposes one; `/rollback list`"
                  + " shows those there were.");
      case 1 -> new One(launch, open.getFirst(), words);
      default ->
          new None(
              "%d rollbacks are open: name one by its number, or do it in its thread."
                  .formatted(open.size()));
    };
  }

  /** In whose thread that is: its own, or that of its incident. */
  private static Optional<Run> here(DSLContext sql, Visit visit) {
    String thread = visit.thread();
    if (thread == null) {
      return Optional.empty();
    }
    return RunStore.at(sql, visit.channel(), thread)
        .or(() ->
            IncidentStore.at(sql, visit.channel(), thread)
                .flatMap(incident ->
                    RunStore.ofIncident(sql, incident.id()).reversed().stream().findFirst()));
  }

  private static @Nullable String id(Words words) {
    return !words.isEmpty()
            && words.get(0) instanceof Word.Flag(String name, @Nullable String value)
            && name.equals("id")
        ? value
        : null;
  }

  private static Optional<Integer> number(Words words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return switch (words.get(0)) {
      case Word.Ref(long number) when number <= 999_999 -> Optional.of((int) number);
      case Word.Text(String text) when text.matches("\\d{1,6}") ->
          Optional.of(Integer.parseInt(text));
      default -> Optional.empty();
    };
  }
}
