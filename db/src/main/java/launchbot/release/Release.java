package launchbot.release;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A build that was brought somewhere.
 *
 * @param number counts within the launch; what people call it by
 * @param environment where it runs, in lower case: {@code production}
 * @param version as the team names it: {@code 1.4.2}
 * @param digest of the build, as its registry names it; null where nobody said
 * @param commit that it was built from; null where nobody said
 * @param stage of the rollout: {@code canary}, {@code 50%}; null where it has none
 * @param changes what it brings, a line each; empty where nobody said
 * @param risks that are known, a line each
 * @param by who ships it, as it was told: a Slack user id or a name; null where nobody said
 * @param endedAt when it finished or failed; null while it is under way
 * @param previous id of the one that ran there before; null where none is known
 */
public record Release(
    long id,
    long launch,
    int number,
    String environment,
    String version,
    @Nullable String digest,
    @Nullable String commit,
    State state,
    @Nullable String stage,
    List<String> changes,
    List<Migration> migrations,
    List<String> risks,
    @Nullable String by,
    Instant startedAt,
    @Nullable Instant endedAt,
    Health health,
    @Nullable Long previous) {
  /** Where no environment is named. */
  public static final String PRODUCTION = "production";

  public Release {
    changes = List.copyOf(changes);
    migrations = List.copyOf(migrations);
    risks = List.copyOf(risks);
  }

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("release", id);
  }

  public boolean running() {
    return state == State.FINISHED;
  }

  public boolean production() {
    return environment.equals(PRODUCTION);
  }

  /** Those of its migrations that are said to have no way back. */
  public List<Migration> irreversible() {
    return migrations.stream().filter(one -> Boolean.FALSE.equals(one.reversible())).toList();
  }

  /** It comes to another state. */
  public Release turned(State next, @Nullable Instant ended) {
    return now(next, ended, health, changes);
  }

  public Release healthy(Health next) {
    return now(state, endedAt, next, changes);
  }

  /** What it brings is something else. */
  public Release bringing(List<String> lines) {
    return now(state, endedAt, health, lines);
  }

  private Release now(State next, @Nullable Instant ended, Health seen, List<String> lines) {
    return new Release(
        id,
        launch,
        number,
        environment,
        version,
        digest,
        commit,
        next,
        stage,
        lines,
        migrations,
        risks,
        by,
        startedAt,
        ended,
        seen,
        previous);
  }

  /**
   * A change of the database's shape.
   *
   * @param reversible null where nobody said
   */
  public record Migration(String name, @Nullable Boolean reversible) {}

  /** How far it is. */
  public enum State {
    STARTED,
    FINISHED,
    FAILED,
    /** It ran, and was taken back. */
    ROLLED_BACK;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<State> parse(String word) {
      return Arrays.stream(values()).filter(one -> one.key().equals(word)).findFirst();
    }
  }

  /** What smoke and performance probes said of it afterwards. */
  public enum Health {
    /** Nothing looks at it, or nothing has yet. */
    UNKNOWN,
    LOOKING,
    GOOD,
    BAD;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Health> parse(String word) {
      return Arrays.stream(values()).filter(one -> one.key().equals(word)).findFirst();
    }
  }
}
