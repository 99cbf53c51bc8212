package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What is marked in channels: pinned messages, bookmarks, and how far each person has read. Writing
 * goes through the journal, which comes back here.
 */
final class Marks {

  private final Map<String, SequencedMap<String, JsonObject>> pins = new HashMap<>();
  private final Map<String, SequencedMap<String, JsonObject>> bookmarks = new HashMap<>();

  /** Up to which ts somebody has read a channel, by both ids. */
  private final Map<String, String> reading = new HashMap<>();

  private final Consumer<JsonObject> record;

  Marks(Consumer<JsonObject> record) {
    this.record = record;
  }

  void pin(String channelId, String ts, String by, long at, boolean on) {
    record.accept(
        Json.of("fact", "pin", "channel", channelId, "ts", ts, "by", by, "at", at, "on", on));
  }

  /** The ts of each pinned message, with who pinned it and when. */
  synchronized Map<String, JsonObject> pins(String channelId) {
    return new LinkedHashMap<>(pins.getOrDefault(channelId, new LinkedHashMap<>()));
  }

  /** Keeps a channel's bookmark, or takes it away. */
  void bookmark(String channelId, JsonObject bookmark, boolean on) {
    JsonObject kept = bookmark.deepCopy();
    record.accept(Json.of("fact", "bookmark", "channel", channelId, "bookmark", kept, "on", on));
  }

  /** In the order in which they were added. */
  synchronized List<JsonObject> bookmarks(String channelId) {
    return bookmarks.getOrDefault(channelId, new LinkedHashMap<>()).values().stream()
        .map(JsonObject::deepCopy)
        .toList();
  }

  /** This person has seen the channel up to this message; never back to an earlier one. */
  void read(String userId, String channelId, String ts) {
    if (ts.compareTo(readTo(userId, channelId)) > 0) {
      record.accept(Json.of("fact", "read", "user", userId, "channel", channelId, "ts", ts));
    }
  }

  /** Empty when they have not seen it yet. */
  synchronized String readTo(String userId, String channelId) {
    return reading.getOrDefault(userId + " " + channelId, "");
  }

  /** Takes in a fact; others than those of marks are left alone. */
  synchronized void apply(JsonObject fact) {
    String channel = Json.text(fact, "channel", "");
    String ts = Json.text(fact, "ts", "");
    switch (Json.text(fact, "fact", "")) {
      case "pin" -> keep(pins, channel, ts, fact, Json.flag(fact, "on"));
      case "bookmark" -> {
        JsonObject bookmark = Json.object(fact, "bookmark");
        String id = Json.text(bookmark, "id", "");
        keep(bookmarks, channel, id, bookmark, Json.flag(fact, "on"));
      }
      case "read" -> reading.put(Json.text(fact, "user", "") + " " + channel, ts);
      default -> {
        // Somebody else's.
      }
    }
  }

  private static void keep(
      Map<String, SequencedMap<String, JsonObject>> all,
      String channel,
      String key,
      JsonObject what,
      boolean on) {
    var kept = all.computeIfAbsent(channel, _ -> new LinkedHashMap<>());
    if (on) {
      kept.put(key, what);
    } else {
      kept.remove(key);
    }
  }
}
