package launchbot.errors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import launchbot.json.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a call to {@code …/errors} brings: one event, an array of them, or an object with
 * {@code events} and {@code totals}. Fields that it does not know it leaves alone; the first that
 * is wrong is named, and then nothing of the call is kept.
 */
public final class ErrorReader {
  /** So many events, and so many totals, in one call. */
  public static final int MOST = 500;

  private static final Duration OLDEST = Duration.ofHours(1);

  /** Clocks differ: what is so little ahead counts as now. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int BOUNDS = 40;
  private static final int MESSAGE = 300;
  private static final int KIND = 30;

  private final Instant now;
  private final UnaryOperator<String> redact;

  private ErrorReader(Instant now, UnaryOperator<String> redact) {
    this.now = now;
    this.redact = redact;
  }

  /** What became of it. */
  public sealed interface Read {}

  /** It can be kept. */
  public record Good(ErrorReport report) implements Read {}

  /**
   * It cannot.
   *
   * @param field {@code events[3].status}; empty for the call as a whole
   * @param why a sentence
   */
  public record Bad(String field, String why) implements Read {}

  /**
   * @param key what the caller calls the call by; null for nothing
   * @param redact masks what looks like a secret
   */
  public static Read read(
      String json, @Nullable String key, Instant now, UnaryOperator<String> redact) {
    try {
      return new Good(new ErrorReader(now, redact).report(parsed(json), key));
    } catch (JsonParseException e) {
      return new Bad("", "That is no JSON.");
    } catch (Field.Wrong e) {
      return new Bad(e.field(), e.why());
    }
  }

  private static JsonElement parsed(String json) {
    return JsonParser.parseString(json);
  }

  private ErrorReport report(JsonElement json, @Nullable String key) {
    return switch (json) {
      case JsonArray events -> new ErrorReport(events("", events), List.of(), key);
      case JsonObject whole when whole.has("events") || whole.has("totals") -> {
        var call = new Field("", whole);
        String own = call.text("id", Field.LONGEST);
        yield new ErrorReport(
            events("events", call.array("events")),
            totals(call.array("totals")),
            key == null ? own : key);
      }
      case JsonObject one -> new ErrorReport(List.of(event(new Field("", one))), List.of(), key);
      default ->
          throw new Field.Wrong(
              "", "Send an event, an array of events, or {\"events\":[…],\"totals\":[…]}.");
    };
  }

  private List<ErrorEvent> events(String name, JsonArray array) {
    return Field.each(name, array, MOST).stream().map(this::event).toList();
  }

  private List<Traffic> totals(JsonArray array) {
    List<Traffic> totals = new ArrayList<>();
    Field.each("totals", array, MOST).forEach(one -> totals.add(total(one)));
    return totals;
  }

  private ErrorEvent event(Field event) {
    String route = event.text("route", 2_000);
    String job = event.text("job", Field.LONGEST);
    Integer status = event.whole("status", 100, 599);
    String kind = event.text("kind", KIND);
    if (kind == null && status == null && route == null && job == null) {
      throw event.wrong("kind", "Say what kind of error it is: http, job, auth, payment, timeout.");
    }
    String message = event.text("message", Integer.MAX_VALUE);
    String request = event.text("request_id", Field.LONGEST);
    String user = event.text("user", Field.LONGEST);
    return new ErrorEvent(
        event.text("id", Field.LONGEST),
        kind == null ? (job == null ? ErrorEvent.HTTP : ErrorEvent.JOB) : word(kind),
        route == null ? "" : Routes.fold(route),
        status,
        request == null ? event.text("request", Field.LONGEST) : request,
        event.text("release", Field.LONGEST),
        job,
        event.text("record", Field.LONGEST),
        user == null ? event.text("user_id", Field.LONGEST) : user,
        message == null ? null : Field.cut(redact.apply(Field.cut(message, 4_000)), MESSAGE),
        at(event, "at"));
  }

  private Traffic total(Field total) {
    String route = total.text("route", 2_000);
    Long requests = total.count("count");
    if (requests == null) {
      throw total.wrong("count", "Say how many requests there were in that minute.");
    }
    Long failed = total.count("5xx");
    Long timeouts = total.count("timeouts");
    long failures = failed == null ? 0 : failed;
    if (failures > requests) {
      throw total.wrong("5xx", "More failed than there were.");
    }
    return new Traffic(
        at(total, total.has("minute") ? "minute" : "at").truncatedTo(ChronoUnit.MINUTES),
        route == null ? "" : Routes.fold(route),
        requests,
        failures,
        timeouts == null ? 0 : timeouts,
        latency(total, requests));
  }

  /** Each bucket for itself, which add up to all, or each with the smaller ones in it. */
  private static Buckets latency(Field total, long requests) {
    JsonObject json = total.object("latency");
    SortedMap<Double, Long> counts = new TreeMap<>();
    var field = new Field(total.name("latency"), json);
    if (json.size() > BOUNDS) {
      throw total.wrong("latency", "At most %d buckets.".formatted(BOUNDS));
    }
    for (String bound : json.keySet()) {
      Long count = field.count(bound);
      counts.put(bound(field, bound), count == null ? 0 : count);
    }
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    if (sum == requests) {
      return new Buckets(counts);
    }
    long before = 0;
    for (long count : counts.values()) {
      if (count < before || count > requests) {
        throw total.wrong(
            "latency",
            "Count in each bucket all that took at most so many ms, or give each its own so that"
                + " they add up to count.");
      }
      before = count;
    }
    if (!counts.isEmpty()) {
      counts.put(Double.POSITIVE_INFINITY, requests);
    }
    return Buckets.ofCumulative(counts);
  }

  private static double bound(Field latency, String bound) {
    if (List.of("+inf", "inf").contains(bound.toLowerCase(Locale.ROOT))) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double millis = Double.parseDouble(bound);
      if (millis > 0 && millis <= 86_400_000) {
        return millis;
      }
    } catch (NumberFormatException e) {
      throw latency.wrong(Field.cut(bound, KIND), "A bucket is named by milliseconds: \"250\".");
    }
    throw latency.wrong(Field.cut(bound, KIND), "A bucket lies between 0 and a day.");
  }

  private Instant at(Field field, String name) {
    Instant at = field.moment(name, now);
    if (at.isAfter(now.plus(AHEAD))) {
      throw field.wrong(name, "That is in the future.");
    }
    if (at.isBefore(now.minus(OLDEST))) {
      throw field.wrong(name, "That is more than an hour ago.");
    }
    return at.isAfter(now) ? now : at;
  }

  /** A kind is a word; what is none is among the others. */
  private static String word(String kind) {
    String word = kind.strip().toLowerCase(Locale.ROOT);
    boolean plain = word.chars().allMatch(c -> c == '-' || c == '_' || c == '.' || alphanumeric(c));
    return plain && !word.isEmpty() ? word : Routes.OTHER;
  }

  private static boolean alphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
