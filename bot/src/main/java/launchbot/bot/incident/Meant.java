package launchbot.bot.incident;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import org.jooq.DSLContext;

/**
 * Which incident somebody means: the one they number, or whose thread they are in, or the only one.
 */
public sealed interface Meant {

  /**
   * @param rest the words behind its number
   */
  record One(Launch launch, Incident incident, Words rest) implements Meant {}

  /** None can be told, and why; in mrkdwn. */
  record None(String why) implements Meant {}

  static Meant of(DSLContext sql, Visit visit, Words words) {
    Optional<Incident> here = here(sql, visit);
    Places.Place place = Places.of(sql, visit, null);
    Optional<Launch> launch =
        here.isPresent()
            ? LaunchStore.find(sql, here.get().launch())
            : place instanceof Places.Here(Launch found) ? Optional.of(found) : Optional.empty();
    if (launch.isEmpty()) {
      return new None(Places.none(place));
    }
    if (!words.isEmpty()
        && words.get(0) instanceof Word.Text(String text)
        && text.matches("#?\\d{1,6}")) {
      int number = Integer.parseInt(text.replace("#", ""));
      return IncidentStore.find(sql, launch.get().id(), number)
          .<Meant>map(incident -> new One(launch.get(), incident, words.from(1)))
          .orElseGet(() ->
              new None(
                  "There is no incident %d here. `/incident list` shows those there are."
                      .formatted(number)));
    }
    if (here.isPresent()) {
      return new One(launch.get(), here.get(), words);
    }
    List<Incident> open = IncidentStore.open(sql, launch.get().id());
    return switch (open.size()) {
      case 0 ->
          new None(
              "No incident is open here. Name one by its number; `/incident list` shows them.");
      case 1 -> new One(launch.get(), open.getFirst(), words);
      default ->
          new None(
              "%d incidents are open: name one by its number, or do it in its thread."
                  .formatted(open.size()));
    };
  }

  /** Whose thread, or whose own channel, it is. */
  private static Optional<Incident> here(DSLContext sql, Visit visit) {
    String thread = visit.thread();
    return thread == null
        ? IncidentStore.inRoom(sql, visit.channel())
        : IncidentStore.at(sql, visit.channel(), thread);
  }
}
