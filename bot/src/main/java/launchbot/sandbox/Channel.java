package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where messages are: a channel, or the direct messages of one person with the bot.
 *
 * @param name without the hash; for a direct conversation the id of the person
 */
public record Channel(String id, String name, Kind kind, boolean archived, List<String> members) {

  /** Who can see it. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT
  }

  public Channel {
    members = List.copyOf(members);
  }

  boolean has(String userId) {
    return members.contains(userId);
  }

  boolean direct() {
    return kind == Kind.DIRECT;
  }

  Channel with(String userId) {
    if (has(userId)) {
      return this;
    }
    var more = new ArrayList<>(members);
    more.add(userId);
    return new Channel(id, name, kind, archived, more);
  }

  Channel without(String userId) {
    var fewer = new ArrayList<>(members);
    fewer.remove(userId);
    return new Channel(id, name, kind, archived, fewer);
  }

  Channel closed() {
    return new Channel(id, name, kind, true, members);
  }

  /** What Slack calls it in events: {@code channel}, {@code group} or {@code im}. */
  String type() {
    return switch (kind) {
      case PUBLIC -> "channel";
      case PRIVATE -> "group";
      case DIRECT -> "im";
    };
  }

  /** The name as interaction payloads and commands give it. */
  String shownName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }

  /** The object that {@code conversations.info} answers. */
  JsonObject conversation() {
    if (direct()) {
      return Json.of(
          "id", id,
          "created", 1_790_000_000,
          "is_im", true,
          "is_archived", false,
          "is_org_shared", false,
          "context_team_id", Cast.TEAM,
          "user", name,
          "is_user_deleted", false,
          "is_open", true);
    }
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
        false,
        "is_private",
        kind == Kind.PRIVATE,
        "created",
        1_790_000_000,
        "creator",
        Cast.ADA,
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
        Json.of("value", "", "creator", "", "last_set", 0),
        "purpose",
        Json.of("value", "", "creator", "", "last_set", 0),
        "num_members",
        members.size());
  }

  JsonObject toJson() {
    return Json.of(
        "id", id, "name", name, "kind", kind.name(), "archived", archived, "members", members);
  }

  static Channel fromJson(JsonElement json) {
    return new Channel(
        Json.text(json, "id", ""),
        Json.text(json, "name", ""),
        Kind.valueOf(Json.text(json, "kind", "PUBLIC")),
        Json.flag(json, "archived"),
        Json.texts(Json.array(json, "members")));
  }
}
