package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Trouble made on purpose: what Slack's Web API does wrong until it is told to stop. */
public final class Faults {

  /** What befalls one call; the parts that are zero or null do not. */
  record Effect(
      int status, long retryAfter, @Nullable String error, Duration before, Duration after) {
    static final Effect NONE = new Effect(0, 0, null, Duration.ZERO, Duration.ZERO);
  }

  private enum Kind {
    DOWN,
    SLOW,
    RATE_LIMITED,
    TIMES_OUT_AFTER,
    ERROR
  }

  /** One switched-on fault; {@code calls} below zero means "until it is cleared". */
  private record Rule(
      Kind kind,
      @Nullable String method,
      @Nullable Instant until,
      int calls,
      Duration delay,
      String error) {
    boolean covers(String called, Instant now) {
      return (method == null || method.equals(called)) && (until == null || now.isBefore(until));
    }

    Rule less() {
      return new Rule(kind, method, until, calls - 1, delay, error);
    }
  }

  private final InstantSource clock;
  private final Runnable changed;
  private final List<Rule> rules = new ArrayList<>();

  Faults(InstantSource clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Every call is answered with 503 until {@link #clear}. */
  public void down() {
    add(new Rule(Kind.DOWN, null, null, -1, Duration.ZERO, ""));
  }

  /** Every call takes this much longer until {@link #clear}. */
  public void slow(Duration by) {
    add(new Rule(Kind.SLOW, null, null, -1, by, ""));
  }

  /** 429 with Retry-After for that long; a null method means all of them. */
  public void rateLimited(Duration howLong, @Nullable String method) {
    Instant until = clock.instant().plus(howLong);
    add(new Rule(Kind.RATE_LIMITED, method, until, -1, Duration.ZERO, ""));
  }

  /** The next calls are carried out, but answered so late that the caller no longer listens. */
  public void timesOutAfter(@Nullable String method, Duration late, int calls) {
    add(new Rule(Kind.TIMES_OUT_AFTER, method, null, calls, late, ""));
  }

  /** The next calls are refused with this code, for example {@code internal_error}. */
  public void fail(@Nullable String method, String error, int calls) {
    add(new Rule(Kind.ERROR, method, null, calls, Duration.ZERO, error));
  }

  /** Slack is well again. */
  public synchronized void clear() {
    rules.clear();
    changed.run();
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
    changed.run();
  }

  /** What happens to this call; counted faults are used up by asking. */
  synchronized Effect next(String method) {
    Instant now = clock.instant();
    rules.removeIf(rule -> rule.until() != null && !now.isBefore(rule.until()));
    Effect effect = Effect.NONE;
    Iterator<Rule> each = List.copyOf(rules).iterator();
    while (each.hasNext()) {
      Rule rule = each.next();
      if (rule.covers(method, now)) {
        effect = merged(effect, rule, now);
        use(rule);
      }
    }
    return effect;
  }

  private void use(Rule rule) {
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

  private static Effect merged(Effect so, Rule rule, Instant now) {
    return switch (rule.kind()) {
      case DOWN -> new Effect(503, 0, null, so.before(), so.after());
      case SLOW -> new Effect(so.status(), so.retryAfter(), so.error(), rule.delay(), so.after());
      case RATE_LIMITED -> {
        Instant until = rule.until() == null ? now : rule.until();
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        yield new Effect(429, seconds, null, so.before(), so.after());
      }
      case TIMES_OUT_AFTER ->
          new Effect(so.status(), so.retryAfter(), so.error(), so.before(), rule.delay());
      case ERROR -> new Effect(so.status(), so.retryAfter(), rule.error(), so.before(), so.after());
    };
  }

  /** For the page: one line of JSON per fault. */
  synchronized JsonArray describe() {
    var list = new JsonArray();
    Instant now = clock.instant();
    for (Rule rule : rules) {
      if (rule.until() == null || now.isBefore(rule.until())) {
        list.add(
            Json.of(
                "kind", rule.kind().name().toLowerCase(Locale.ROOT),
                "method", rule.method(),
                "until", rule.until() == null ? null : rule.until().getEpochSecond(),
                "calls", rule.calls() < 0 ? null : rule.calls(),
                "millis", rule.delay().toMillis(),
                "error", rule.error()));
      }
    }
    return list;
  }

  /** The same switches as JSON; null when done, otherwise what is wrong with the request. */
  @Nullable String set(JsonObject request) {
    String method = Json.text(request, "method");
    var seconds = Duration.ofSeconds(Long.parseLong(Json.text(request, "seconds", "30")));
    int calls = Integer.parseInt(Json.text(request, "calls", "1"));
    switch (Json.text(request, "kind", "")) {
      case "down" -> down();
      case "slow" -> slow(Duration.ofMillis(Long.parseLong(Json.text(request, "millis", "2000"))));
      case "rate_limited" -> rateLimited(seconds, method);
      case "times_out_after" -> timesOutAfter(method, seconds, calls);
      case "error" -> fail(method, Json.text(request, "error", "internal_error"), calls);
      case "clear" -> clear();
      default -> {
        return "kind is one of down, slow, rate_limited, times_out_after, error, clear";
      }
    }
    return null;
  }
}
