package launchbot.sandbox;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Delivers events as Slack does: in an envelope, and again (at once, after a minute, after five)
 * until the bot acknowledges one within three seconds.
 */
final class EventMail implements AutoCloseable {

  private static final int KEPT = 500;

  private final SandboxSettings settings;
  private final BotLine line;
  private final Runnable changed;
  private final ExecutorService postmen = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Delivery> deliveries = new ArrayList<>();

  EventMail(SandboxSettings settings, BotLine line, Runnable changed) {
    this.settings = settings;
    this.line = line;
    this.changed = changed;
  }

  /** Sends one event; returns its id before it is delivered. */
  String send(JsonObject event) {
    String id = Tickets.id("Ev0");
    String body = envelope(id, event).toString();
    try {
      postmen.execute(() -> deliver(id, Json.text(event, "type", ""), body));
    } catch (RejectedExecutionException e) {
      // The sandbox is closing: nobody hears of this one any more.
    }
    return id;
  }

  private JsonObject envelope(String id, JsonObject event) {
    JsonObject authorization =
        Json.of(
            "enterprise_id", JsonNull.INSTANCE,
            "team_id", Cast.TEAM,
            "user_id", Cast.BOT,
            "is_bot", true,
            "is_enterprise_install", false);
    return Json.of(
        "token",
        Payloads.LEGACY_TOKEN,
        "team_id",
        Cast.TEAM,
        "context_team_id",
        Cast.TEAM,
        "context_enterprise_id",
        JsonNull.INSTANCE,
        "api_app_id",
        Cast.APP,
        "event",
        event,
        "type",
        "event_callback",
        "event_id",
        id,
        "event_time",
        settings.clock().instant().getEpochSecond(),
        "authorizations",
        List.of(authorization),
        "is_ext_shared_channel",
        false,
        "event_context",
        "4-" + id);
  }

  private void deliver(String id, String type, String body) {
    BotLine.Ack ack = line.json(body, Map.of());
    note(new Delivery(id, type, 0, ack.status(), ack.timedOut()));
    int attempt = 0;
    for (Duration delay : settings.eventRetries()) {
      if (ack.accepted()) {
        return;
      }
      attempt++;
      String reason =
          ack.timedOut() ? "http_timeout" : ack.status() == 0 ? "connection_failed" : "http_error";
      try {
        Thread.sleep(delay);
      } catch (InterruptedException e) {
        return;
      }
      ack =
          line.json(
              body,
              Map.of(
                  "X-Slack-Retry-Num", Integer.toString(attempt), "X-Slack-Retry-Reason", reason));
      note(new Delivery(id, type, attempt, ack.status(), ack.timedOut()));
    }
  }

  private synchronized void note(Delivery delivery) {
    deliveries.add(delivery);
    if (deliveries.size() > KEPT) {
      deliveries.removeFirst();
    }
    changed.run();
  }

  synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  @Override
  public void close() {
    postmen.shutdown();
    try {
      // What is being delivered may arrive whole; what waits for a retry is given up.
      if (!postmen.awaitTermination(300, TimeUnit.MILLISECONDS)) {
        postmen.shutdownNow();
      }
    } catch (InterruptedException e) {
      postmen.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
