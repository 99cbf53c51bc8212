package launchbot.bot.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** Slack waits three seconds for our answer; the rest of them is needed for the work itself. */
  private static final Duration PATIENCE = Duration.ofMillis(1_000);

  private static final Duration FRESH = Duration.ofHours(24);

  private final Ledger ledger;
  private final SlackConnection slack;
  private final Map<Key, PersonStore.Known> seen = new ConcurrentHashMap<>();

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
      Optional<Person> asked = ask(workspace, id);
      if (asked.isPresent()) {
        return remember(workspace, asked.get(), now);
      }
    }
    if (known == null) {
      return new Person(id, id, ZoneOffset.UTC, true, false);
    }
    seen.put(key, known);
    return known.person();
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

  private Optional<Person> ask(String workspace, String id) {
    try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer = waiting.submit(() -> askSlack(workspace, id));
      try {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        answer.cancel(true);
        log.warn("Slack is too slow to say who {} is", id);
      } catch (ExecutionException e) {
        log.warn("Slack cannot say who {} is: {}", id, e.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Optional<Person> askSlack(String workspace, String id)
      throws IOException, SlackApiException {
    var answer = slack.client(workspace).usersInfo(r -> r.user(id));
    if (!answer.isOk()) {
      log.warn("Slack does not say who {} is: {}", id, answer.getError());
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
