package launchbot.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import launchbot.ledger.Ledger;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who somebody is: asked of Slack once, kept in the database, refreshed daily and whenever Slack
 * says that a person changed.
 */
public final class People {
  private static final Logger log = LoggerFactory.getLogger(People.class);

  private static final Set<String> NOBODY = Set.of("user_not_found", "user_not_visible");
  private static final String UNKNOWN =
      "Nothing was changed: Slack is too slow to tell me who you are, and without that I let you"
          + " only read and report. Please try again in a moment.";
  private static final Duration FRESH = Duration.ofDays(1);

  private final Ledger ledger;
  private final SlackConnection slack;
  private final Map<Key, PersonStore.Known> seen = new ConcurrentHashMap<>();

  /** Ids that Slack said are nobody's. */
  private final Set<Key> nobody = ConcurrentHashMap.newKeySet();

  public People(Ledger ledger, SlackConnection slack) {
    this.ledger = ledger;
    this.slack = slack;
  }

  private record Key(String workspace, String id) {}

  /**
   * The person, as well as it is known. Somebody whom neither we nor Slack can tell about counts as
   * a guest: may report and read, not decide.
   */
  public Person find(String workspace, String id, Instant now) {
    var key = new Key(workspace, id);
    PersonStore.Known known = seen.get(key);
    if (known == null) {
      known = ledger.read(workspace, sql -> PersonStore.find(sql, id)).orElse(null);
    }
    if (known == null || known.askedAt().plus(FRESH).isBefore(now)) {
      Optional<Person> asked = ask(workspace, id, now);
      if (asked.isPresent()) {
        return asked.get();
      }
    }
    if (known == null) {
      return stranger(id);
    }
    seen.put(key, known);
    return known.person();
  }

  /** Somebody of whom nothing is known but the id. */
  static Person stranger(String id) {
    return new Person(id, id, ZoneOffset.UTC, true, false);
  }

  /** A refusal as this person should read it: a stranger is refused for being one. */
  static String refusal(Person person, String why) {
    return person.equals(stranger(person.id())) ? UNKNOWN : why;
  }

  /**
   * Why this id cannot be given anything to do; empty when it can, or when Slack cannot be asked.
   */
  public Optional<String> objection(String workspace, String id, Instant now) {
    Person person = find(workspace, id, now);
    if (person.deactivated()) {
      return Optional.of(
          "<@%s> is deactivated in Slack and cannot answer: name somebody else.".formatted(id));
    }
    return nobody.contains(new Key(workspace, id))
        ? Optional.of("Slack knows nobody by that id here: pick the person from Slack's list.")
        : Optional.empty();
  }

  /** The same for many at once, in the time that one takes. */
  public List<String> objections(String workspace, Collection<String> ids, Instant now) {
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      return ids.stream()
          .map(id -> CompletableFuture.supplyAsync(() -> objection(workspace, id, now), each))
          .toList() // all are asked before the first is waited for
          .stream()
          .map(CompletableFuture::join)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /** Asks Slack who these are, all at once, where it is not known. */
  public void know(String workspace, Collection<String> ids, Instant now) {
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      ids.forEach(id -> each.execute(() -> find(workspace, id, now)));
    }
  }

  /** Slack says that somebody changed. */
  public void changed(String workspace, User user, Instant now) {
    remember(workspace, person(user), now);
  }

  private Person remember(String workspace, Person person, Instant now) {
    ledger.upkeep(
        workspace,
        sql -> {
          PersonStore.save(sql, workspace, person, now);
          return person;
        });
    seen.put(new Key(workspace, person.id()), new PersonStore.Known(person, now));
    return person;
  }

  private Optional<Person> ask(String workspace, String id, Instant now) {
    return Patience.ask(
        "who " + id + " is",
        () -> askSlack(workspace, id).map(person -> remember(workspace, person, now)));
  }

  private Optional<Person> askSlack(String workspace, String id)
      throws IOException, SlackApiException {
    var answer = slack.client(workspace).usersInfo(r -> r.user(id));
    if (!answer.isOk()) {
      log.warn("Slack does not say who {} is: {}", id, answer.getError());
      if (NOBODY.contains(String.valueOf(answer.getError()))) {
        nobody.add(new Key(workspace, id));
      }
      return Optional.empty();
    }
    User user = answer.getUser();
    return Optional.of(
        user == null ? new Person(id, id, ZoneOffset.UTC, false, false) : person(user));
  }

  private static Person person(User user) {
    String name = user.getRealName() != null ? user.getRealName() : user.getName();
    boolean guest = user.isRestricted() || user.isUltraRestricted() || user.isStranger();
    return new Person(
        user.getId(),
        name == null ? user.getId() : name,
        zone(user.getTz()),
        guest,
        user.isDeleted());
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC; // a zone newer than this JDK's table
    }
  }
}
