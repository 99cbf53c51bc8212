package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything the workspace remembers. Each change is a fact that is applied, written to the journal
 * and announced, in that order and under one lock; replaying the facts gives the same world again.
 * Messages are JSON trees as Slack shows them; those handed out are copies.
 */
final class World implements AutoCloseable {

  private static final int MOST_NEW = 300;

  private final InstantSource clock;
  private final Runnable changed;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, SortedMap<String, JsonObject>> messages = new HashMap<>();

  /** The ts of the replies to each message: a long channel is not searched for every parent. */
  private final Map<String, SortedSet<String>> threads = new HashMap<>();

  private final Map<String, JsonObject> homes = new HashMap<>();
  private final Map<String, JsonObject> files = new HashMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Marks marks = new Marks(this::record);
  private final Notes notes = new Notes(this::record);
  private final Journal journal;
  private long lastMicros;

  World(SandboxSettings settings, Runnable changed) {
    this.clock = settings.clock();
    this.changed = changed;
    Cast.PEOPLE.forEach(person -> people.put(person.id(), person));
    Cast.CHANNELS.forEach(channel -> channels.put(channel.id(), channel));
    this.journal = Journal.open(settings.journal(), this::apply);
  }

  Instant now() {
    return clock.instant();
  }

  /** A timestamp like Slack's: unique in the whole workspace and later than any before. */
  synchronized String nextTs() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    lastMicros = Math.max(lastMicros + 1, micros);
    return "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  synchronized Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  synchronized List<Person> people() {
    return List.copyOf(people.values());
  }

  synchronized Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  synchronized List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  synchronized void put(Person person) {
    record(Json.of("fact", "person", "person", person.toJson()));
  }

  synchronized void put(Channel channel) {
    record(Json.of("fact", "channel", "channel", channel.toJson()));
  }

  static String directId(String userId) {
    return "D" + userId.substring(1);
  }

  /** The direct messages between a person and the bot, opened when they are needed first. */
  synchronized Channel direct(String userId) {
    String id = directId(userId);
    Channel known = channels.get(id);
    if (known != null) {
      return known;
    }
    var opened = new Channel(id, userId, Channel.Kind.DIRECT, false, List.of(userId, Cast.BOT));
    put(opened);
    return opened;
  }

  /** A new message, or the new form of the one with the same ts. */
  synchronized JsonObject put(String channelId, JsonObject message) {
    record(Json.of("fact", "message", "channel", channelId, "message", message.deepCopy()));
    return message;
  }

  synchronized void remove(String channelId, String ts) {
    record(Json.of("fact", "gone", "channel", channelId, "ts", ts));
  }

  synchronized Optional<JsonObject> message(String channelId, String ts) {
    return Optional.ofNullable(in(channelId).get(ts)).map(JsonObject::deepCopy);
  }

  /** Oldest first, replies included. */
  synchronized List<JsonObject> messages(String channelId) {
    return in(channelId).values().stream().map(JsonObject::deepCopy).toList();
  }

  /** The channel that holds the message with this ts. */
  synchronized Optional<Channel> channelOf(String ts) {
    return messages.entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(ts))
        .map(entry -> channels.get(entry.getKey()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Pins, bookmarks, and how far people have read. */
  Marks marks() {
    return marks;
  }

  Notes notes() {
    return notes;
  }

  /** What is newer than this ts, oldest first, replies included; the first few hundred. */
  synchronized List<JsonObject> since(String channelId, String ts) {
    return in(channelId).tailMap(ts + "~").values().stream()
        .limit(MOST_NEW)
        .map(JsonObject::deepCopy)
        .toList();
  }

  synchronized void putHome(String userId, JsonObject view) {
    record(Json.of("fact", "home", "user", userId, "view", view.deepCopy()));
  }

  synchronized Optional<JsonObject> home(String userId) {
    return Optional.ofNullable(homes.get(userId)).map(JsonObject::deepCopy);
  }

  /** Remembers a file; the content only when it is given. */
  synchronized void putFile(JsonObject file, byte @Nullable [] content) {
    String encoded = content == null ? null : Base64.getEncoder().encodeToString(content);
    record(Json.of("fact", "file", "file", file.deepCopy(), "content", encoded));
  }

  synchronized Optional<JsonObject> file(String id) {
    return Optional.ofNullable(files.get(id)).map(JsonObject::deepCopy);
  }

  synchronized Optional<byte[]> content(String fileId) {
    return Optional.ofNullable(contents.get(fileId)).map(byte[]::clone);
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private SortedMap<String, JsonObject> in(String channelId) {
    return messages.computeIfAbsent(channelId, _ -> new TreeMap<>());
  }

  private synchronized void record(JsonObject fact) {
    apply(fact);
    journal.append(fact);
    changed.run();
  }

  private synchronized void apply(JsonObject fact) {
    String channel = Json.text(fact, "channel", "");
    String ts = Json.text(fact, "ts", "");
    switch (Json.text(fact, "fact", "")) {
      case "person" -> {
        var person = Person.fromJson(Json.object(fact, "person"));
        people.put(person.id(), person);
      }
      case "channel" -> {
        var known = Channel.fromJson(Json.object(fact, "channel"));
        channels.put(known.id(), known);
      }
      case "message" -> {
        JsonObject message = Json.object(fact, "message");
        String own = Json.text(message, "ts", "");
        in(channel).put(own, message);
        String parent = Json.text(message, "thread_ts", own);
        if (!parent.equals(own)) {
          threads.computeIfAbsent(channel + parent, _ -> new TreeSet<>()).add(own);
        }
        lastMicros = Math.max(lastMicros, Long.parseLong(own.replace(".", "")));
      }
      case "gone" -> {
        JsonObject gone = in(channel).remove(ts);
        String parent = Json.text(gone, "thread_ts", ts);
        threads.getOrDefault(channel + parent, new TreeSet<>()).remove(ts);
      }
      case "pin", "bookmark", "read" -> marks.apply(fact);
      case "note" -> notes.apply(fact);
      case "home" -> homes.put(Json.text(fact, "user", ""), Json.object(fact, "view"));
      case "file" -> {
        JsonObject file = Json.object(fact, "file");
        String id = Json.text(file, "id", "");
        files.put(id, file);
        String content = Json.text(fact, "content");
        if (content != null) {
          contents.put(id, Base64.getDecoder().decode(content));
        }
      }
      default -> {
        // A journal of a newer version: what is not understood is kept in the file, not shown.
      }
    }
  }

  /** Oldest first, without the message that they reply to. */
  synchronized List<JsonObject> replies(String channelId, String threadTs) {
    return threads.getOrDefault(channelId + threadTs, new TreeSet<>()).stream()
        .map(ts -> in(channelId).get(ts))
        .filter(Objects::nonNull)
        .map(JsonObject::deepCopy)
        .toList();
  }

  /** The newest of a channel, replies included. */
  synchronized Optional<JsonObject> newest(String channelId) {
    var all = in(channelId);
    return all.isEmpty() ? Optional.empty() : message(channelId, all.lastKey());
  }
}
