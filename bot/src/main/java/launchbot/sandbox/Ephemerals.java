package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only one person sees. Like in Slack it is gone when the workspace is loaded anew. */
final class Ephemerals {

  /** One such message; its ts is as unique as any other. */
  record Ephemeral(String userId, String channelId, JsonObject message) {
    String ts() {
      return Json.text(message, "ts", "");
    }
  }

  private static final int KEPT = 500;

  private final List<Ephemeral> all = new ArrayList<>();
  private final Runnable changed;

  Ephemerals(Runnable changed) {
    this.changed = changed;
  }

  synchronized void add(String userId, String channelId, JsonObject message) {
    all.add(new Ephemeral(userId, channelId, message.deepCopy()));
    if (all.size() > KEPT) {
      all.removeFirst();
    }
    changed.run();
  }

  synchronized List<JsonObject> of(String userId, String channelId) {
    return all.stream()
        .filter(one -> one.userId().equals(userId) && one.channelId().equals(channelId))
        .map(one -> one.message().deepCopy())
        .toList();
  }

  synchronized Optional<Ephemeral> find(String userId, String ts) {
    return all.stream()
        .filter(one -> one.userId().equals(userId) && one.ts().equals(ts))
        .findFirst();
  }

  synchronized void replace(String userId, String ts, JsonObject message) {
    all.replaceAll(one ->
        one.userId().equals(userId) && one.ts().equals(ts)
            ? new Ephemeral(userId, one.channelId(), message.deepCopy())
            : one);
    changed.run();
  }

  synchronized void remove(String userId, String ts) {
    all.removeIf(one -> one.userId().equals(userId) && one.ts().equals(ts));
    changed.run();
  }
}
