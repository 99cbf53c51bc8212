package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where messages are: a channel, the direct messages of one person with the bot, or a
 * conversation of several people.
 *
 * @param name without the hash; for a direct conversation the id of the person
 * @param topic the line under the name; empty when nobody has set one
 * @param creator the id of whoever made it
 * @param created in seconds since 1970
 */
public record Channel(
    String id,
    String name,
    Kind kind,
    boolean archived,
    List<String> members,
    String topic,
    String creator,
    long created) {

  /** When those of the first moment were made. */
  private static final long EARLY = 1_790_000_000;

  /** Who can see it. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT,
    GROUP
  }

  public Channel {
    members = List.copyOf(members);
  }

  /** One that was there from the first moment, without a topic. */
  public Channel(String id, String name, Kind kind, boolean archived, List<String> members) {
    this(id, name, kind, archived, members, "", Cast.ADA, EARLY);
  }

  boolean has(String userId) {
    return members.contains(userId);
  }

  boolean direct() {
    return kind == Kind.DIRECT;
  }

  /** A channel has a name, a topic and an end; conversations of certain people have none. */
  boolean named() {
    return kind == Kind.PUBLIC || kind == Kind.PRIVATE;
  }

  Channel with(String userId) {
    if (has(userId)) {
      return this;
    }
    var more = new ArrayList<>(members);
    more.add(userId);
    return copy(name, archived, more, topic);
  }

  Channel without(String userId) {
    var fewer = new ArrayList<>(members);
    fewer.remove(userId);
    return copy(name, archived, fewer, topic);
  }

  Channel closed() {
    return copy(name, true, members, topic);
  }

  Channel reopened() {
    return copy(name, false, members, topic);
  }

  Channel about(String text) {
    return copy(name, archived, members, text);
  }

  Channel called(String next) {
    return copy(next, archived, members, topic);
  }

  private Channel copy(String name, boolean archived, List<String> members, String topic) {
    return new Channel(id, name, kind, archived, members, topic, creator, created);
  }

  /** What Slack calls it in events: {@code channel}, {@code group}, {@code im}, {@code mpim}. */
  String type() {
    return switch (kind) {
      case PUBLIC -> "channel";
      case PRIVATE -> "group";
      case DIRECT -> "im";
      case GROUP -> "mpim";
    };
  }

  /** What Slack calls it in {@code conversations.list}. */
  String listed() {
    return switch (kind) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
      case GROUP -> "mpim";
    };
  }

  /** The name as interaction payloads and commands give it. */
  String shownName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
      case GROUP -> name;
    };
  }

  /** The object that {@code conversations.info} answers. */
  JsonObject conversation() {
    return direct() ? conversationOfOne() : conversationOfMany();
  }

  private JsonObject conversationOfOne() {
    return Json.of(
        "id", id,
        "created", created,
        "is_im", true,
        "is_archived", false,
        "is_org_shared", false,
        "context_team_id", Cast.TEAM,
        "user", name,
        "is_user_deleted", false,
        "is_open", true);
  }

  private JsonObject conversationOfMany() {
    JsonObject topicObject =
        Json.of(
            "value", topic,
            "creator", topic.isEmpty() ? "" : creator,
            "last_set", topic.isEmpty() ? 0 : created);
    return Json.of(
        "id",
        id,
        "name",
        name,
        "name_normalized",
        name,
        "is_channel",
        kind == Kind.PUBLIC,
        "is_group",
        false,
        "is_im",
        false,
        "is_mpim",
        kind == Kind.GROUP,
        "is_private",
        kind != Kind.PUBLIC,
        "created",
        created,
        "creator",
        creator,
        "is_archived",
        archived,
        "is_general",
        id.equals(Cast.GENERAL),
        "is_shared",
        false,
        "is_ext_shared",
        false,
        "is_org_shared",
        false,
        "is_member",
        has(Cast.BOT),
        "context_team_id",
        Cast.TEAM,
        "topic",
        topicObject,
        "purpose",
        Json.of("value", "", "creator", "", "last_set", 0),
        "num_members",
        members.size());
  }

  JsonObject toJson() {
    return Json.of(
        "id", id,
        "name", name,
        "kind", kind.name(),
        "archived", archived,
        "members", members,
        "topic", topic,
        "creator", creator,
        "created", created);
  }

  static Channel fromJson(JsonElement json) {
    return new Channel(
        Json.text(json, "id", ""),
        Json.text(json, "name", ""),
        Kind.valueOf(Json.text(json, "kind", "PUBLIC")),
        Json.flag(json, "archived"),
        Json.texts(Json.array(json, "members")),
        Json.text(json, "topic", ""),
        Json.text(json, "creator", Cast.ADA),
        Long.parseLong(Json.text(json, "created", Long.toString(EARLY))));
  }
}
