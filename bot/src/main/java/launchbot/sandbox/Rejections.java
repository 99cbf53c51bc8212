package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot sent and Slack would not have taken: the first thing a developer looks at. */
public final class Rejections {

  /**
   * One of them.
   *
   * @param id tells it from the others
   * @param what the Web API method, or {@code response_url}, {@code command ack}, {@code view ack}
   * @param error Slack's code
   * @param messages where and why, as Slack says it
   * @param channel the id of the channel that it was meant for, where there is one
   * @param sent what the bot sent
   */
  public record Rejection(
      int id,
      Instant at,
      String what,
      String error,
      List<String> messages,
      @Nullable String channel,
      JsonElement sent) {
    JsonObject toJson() {
      return Json.of(
          "id",
          id,
          "at",
          at.toEpochMilli() / 1000.0,
          "channel",
          channel,
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
  private int lastId;
  private final InstantSource clock;
  private final Runnable changed;

  Rejections(InstantSource clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  void add(String what, String error, List<String> messages, JsonElement sent) {
    add(what, error, messages, null, sent);
  }

  synchronized void add(
      String what,
      String error,
      List<String> messages,
      @Nullable String channel,
      JsonElement sent) {
    Instant now = clock.instant();
    all.add(new Rejection(++lastId, now, what, error, List.copyOf(messages), channel, sent));
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
