package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the bot sent and Slack would not have taken: the first thing a developer looks at. */
public final class Rejections {

  /**
   * One of them.
   *
   * @param what the Web API method, or {@code response_url}, {@code command ack}, {@code view ack}
   * @param error Slack's code
   * @param messages where and why, as Slack says it
   * @param sent what the bot sent
   */
  public record Rejection(
      Instant at, String what, String error, List<String> messages, JsonElement sent) {
    JsonObject toJson() {
      return Json.of(
          "at",
          at.getEpochSecond(),
          "what",
          what,
          "error",
          error,
          "messages",
          messages,
          "sent",
          sent);
    }
  }

  private static final int KEPT = 200;

  private final List<Rejection> all = new ArrayList<>();
  private final InstantSource clock;
  private final Runnable changed;

  Rejections(InstantSource clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  synchronized void add(String what, String error, List<String> messages, JsonElement sent) {
    all.add(new Rejection(clock.instant(), what, error, List.copyOf(messages), sent));
    if (all.size() > KEPT) {
      all.removeFirst();
    }
    changed.run();
  }

  synchronized List<Rejection> all() {
    return List.copyOf(all);
  }

  synchronized void clear() {
    all.clear();
    changed.run();
  }
}
