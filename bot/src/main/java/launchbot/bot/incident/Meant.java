package launchbot.bot.incident;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which incident somebody means: the one they number, or whose thread they are in, or the only one.
 * Our own buttons name it by {@link #by}, which is the same in every channel.
 */
public sealed interface Meant {
  /** What a sentence about an incident is cut at, where it stands beside others. */
  int WORDS = 300;

  /**
   * @param rest the words behind its number
   */
  record One(Launch launch, Incident incident, Words rest) implements Meant {}

  /** None can be told, and why; in mrkdwn. */
  record None(String why) implements Meant {}

  /** What the buttons of an incident begin their words with. */
  static String by(Incident incident, String words) {
    return "--id=%d %s".formatted(incident.id(), words).strip();
  }

  /** The same for what is meant only as long as it has the status that it has now. */
  static String now(Incident incident, String words) {
    return by(incident, "--as=%s %s".formatted(state(incident), words).strip());
  }

  static Meant of(DSLContext sql, Visit visit, Words words) {
    String id = flag(words, 0, "id");
    if (id != null) {
      return byId(sql, id, words);
    }
    Optional<Incident> here = here(sql, visit);
    Places.Place place = Places.of(sql, visit, null);
    Optional<Launch> launch =
        here.isPresent()
            ? LaunchStore.find(sql, here.get().launch())
            : place instanceof Places.Here(Launch found) ? Optional.of(found) : Optional.empty();
    if (launch.isEmpty()) {
      return new None(Places.none(place));
    }
    Optional<Integer> number = number(words);
    if (number.isPresent()) {
      return IncidentStore.find(sql, launch.get().id(), number.get())
          .<Meant>map(incident -> new One(launch.get(), incident, words.from(1)))
          .orElseGet(() ->
              new None(
                  "There is no incident %d here. `/incident list` shows those there are."
                      .formatted(number.get())));
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

  /** The same to change it: its launch and it are closed to other writers until the commit. */
  static Meant locked(Tx tx, Visit visit, Words words) {
    Meant meant = of(tx.sql(), visit, words);
    if (meant instanceof One(Launch launch, Incident incident, Words rest)) {
      Optional<Launch> held = LaunchStore.lock(tx, launch.id());
      Optional<Incident> now = IncidentStore.lock(tx, incident.id());
      if (held.isEmpty() || now.isEmpty()) {
        return new None("Its launch is archived: nothing of it changes any more.");
      }
      String as = flag(words, 1, "as");
      return as == null || as.equals(state(now.get()))
          ? new One(held.get(), now.get(), rest)
          : new None(meanwhile(now.get()));
    }
    return meant;
  }

  /** What is said to whoever acted on what an incident was before. */
  private static String meanwhile(Incident incident) {
    String said = incident.status().said();
    return "Incident %d is *%s* meanwhile%s. Nothing was changed; look at it, and press again if that is still right."
        .formatted(
            incident.number(),
            incident.status().words(),
            said == null ? "" : ": " + Mrkdwn.plain(Mrkdwn.truncate(said, WORDS)));
  }

  private static Meant byId(DSLContext sql, String id, Words words) {
    Optional<Incident> found =
        id.matches("\\d{1,18}")
            ? IncidentStore.find(sql, Long.parseLong(id))
            : Optional.<Incident>empty();
    String as = flag(words, 1, "as");
    if (found.isPresent() && as != null && !as.equals(state(found.get()))) {
      return new None(meanwhile(found.get()));
    }
    return found
        .flatMap(incident ->
            LaunchStore.find(sql, incident.launch())
                .<Meant>map(launch -> new One(launch, incident, words.from(as == null ? 1 : 2))))
        .orElseGet(() -> new None("There is no such incident here any more."));
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

  private static String state(Incident incident) {
    return incident.status().key() + "." + incident.statusAt().toEpochMilli();
  }

  private static @Nullable String flag(Words words, int i, String name) {
    return words.size() > i
            && words.get(i) instanceof Word.Flag(String found, @Nullable String value)
            && found.equals(name)
        ? value
        : null;
  }

  /** Whose thread, or whose own channel, it is. */
  static Optional<Incident> here(DSLContext sql, Visit visit) {
    String thread = visit.thread();
    return thread == null
        ? IncidentStore.inRoom(sql, visit.channel())
        : IncidentStore.at(sql, visit.channel(), thread);
  }
}
