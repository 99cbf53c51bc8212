package launchbot.sandbox;

import com.google.gson.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Trouble made on purpose: what Slack's Web API does wrong until it is told to stop. */
public final class Faults {

  private static final int UNTIL_SWITCHED_OFF = -1;

  private final InstantSource clock;
  private final Runnable changed;
  private final List<Fault> rules = new ArrayList<>();
  private final Set<String> withheld = new TreeSet<>();
  private boolean paced = true;
  private int lastId;

  Faults(InstantSource clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Every call is answered with 503 until {@link #clear}. */
  public void down() {
    add(Fault.Kind.DOWN, null, null, null, UNTIL_SWITCHED_OFF, Duration.ZERO, "");
  }

  /** Every call takes this much longer until {@link #clear}. */
  public void slow(Duration by) {
    add(Fault.Kind.SLOW, null, null, null, UNTIL_SWITCHED_OFF, by, "");
  }

  /** 429 with Retry-After for that long; a null method means all of them. */
  public void rateLimited(Duration howLong, @Nullable String method) {
    Instant until = clock.instant().plus(howLong);
    add(Fault.Kind.RATE_LIMITED, method, null, until, UNTIL_SWITCHED_OFF, Duration.ZERO, "");
  }

  /** The next calls are carried out, but answered so late that the caller no longer listens. */
  public void timesOutAfter(@Nullable String method, Duration late, int calls) {
    add(Fault.Kind.TIMES_OUT_AFTER, method, null, null, calls, late, "");
  }

  /** The next calls are refused with this code, for example {@code internal_error}. */
  public void fail(@Nullable String method, String error, int calls) {
    add(Fault.Kind.ERROR, method, null, null, calls, Duration.ZERO, error);
  }

  /**
   * Calls are refused with this code until {@link #clear}: {@code is_archived}, {@code
   * not_in_channel}, {@code channel_not_found}, or {@code expired_url} of {@code response_url}.
   *
   * @param channel the id of the channel that they are about; null: any
   */
  public void refuse(@Nullable String method, @Nullable String channel, String error) {
    add(Fault.Kind.ERROR, method, channel, null, UNTIL_SWITCHED_OFF, Duration.ZERO, error);
  }

  /** The app was installed without this scope, or with it. */
  public synchronized void scope(String scope, boolean granted) {
    if (granted ? withheld.remove(scope) : withheld.add(scope)) {
      changed.run();
    }
  }

  /** Whether more than a message a second and channel is answered with 429; it is, at first. */
  public synchronized void paced(boolean on) {
    paced = on;
    changed.run();
  }

  /** Slack is well again. */
  public synchronized void clear() {
    rules.clear();
    withheld.clear();
    paced = true;
    changed.run();
  }

  /** Switches one of them off; false when there is none with this id. */
  synchronized boolean off(int id) {
    boolean was = rules.removeIf(rule -> rule.id() == id);
    changed.run();
    return was;
  }

  synchronized boolean paced() {
    return paced;
  }

  synchronized Set<String> withheld() {
    return Set.copyOf(withheld);
  }

  private synchronized void add(
      Fault.Kind kind,
      @Nullable String method,
      @Nullable String channel,
      @Nullable Instant until,
      int calls,
      Duration delay,
      String error) {
    rules.add(new Fault(++lastId, kind, method, channel, until, calls, delay, error));
    changed.run();
  }

  /** What happens to this call; counted faults are used up by asking. */
  synchronized Fault.Effect next(String method, @Nullable String channel) {
    Instant now = clock.instant();
    rules.removeIf(rule -> rule.over(now));
    Fault.Effect effect = Fault.Effect.NONE;
    for (Fault rule : List.copyOf(rules)) {
      if (rule.covers(method, channel)) {
        effect = rule.onTopOf(effect, now);
        use(rule);
      }
    }
    return effect;
  }

  private void use(Fault rule) {
    if (rule.calls() < 0) {
      return;
    }
    int at = rules.indexOf(rule);
    if (rule.calls() <= 1) {
      rules.remove(at);
    } else {
      rules.set(at, rule.less());
    }
    changed.run();
  }

  /** For the page: one line of JSON per trouble that is on. */
  synchronized JsonArray describe() {
    var list = new JsonArray();
    Instant now = clock.instant();
    rules.stream().filter(rule -> !rule.over(now)).map(Fault::toJson).forEach(list::add);
    withheld.forEach(scope -> list.add(Json.of("kind", "scope", "scope", scope)));
    if (!paced) {
      list.add(Json.of("kind", "unpaced"));
    }
    return list;
  }
}
