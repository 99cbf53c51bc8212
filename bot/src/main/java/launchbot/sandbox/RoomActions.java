package launchbot.sandbox;

import com.google.gson.JsonObject;

/** What the page's script asks for about channels: making, changing, joining, reading them. */
final class RoomActions {

  /** True when it was one of these; {@code answer} then holds what the script gets back. */
  boolean carryOut(String action, SandboxPerson me, JsonObject body, JsonObject answer) {
    SandboxRooms rooms = me.rooms();
    String channel = Json.text(body, "channel", "");
    switch (action) {
      case "create" -> {
        String id = rooms.create(PageActions.need(body, "name"), Json.flag(body, "private"));
        if (Json.flag(body, "bot")) {
          rooms.invite(id, Cast.BOT);
        }
        answer.addProperty("channel", id);
      }
      case "group" ->
          answer.addProperty("channel", rooms.group(Json.texts(Json.array(body, "people"))));
      case "archive" -> rooms.archive(channel);
      case "unarchive" -> rooms.unarchive(channel);
      case "rename" -> rooms.rename(channel, PageActions.need(body, "name"));
      case "topic" -> rooms.topic(channel, Json.text(body, "text", ""));
      case "invite" -> rooms.invite(channel, PageActions.need(body, "person"));
      case "remove" -> rooms.remove(channel, PageActions.need(body, "person"));
      case "leave" -> rooms.remove(channel, me.id());
      case "join" -> rooms.join(channel);
      case "pin" -> rooms.pin(channel, PageActions.need(body, "ts"), true);
      case "unpin" -> rooms.pin(channel, PageActions.need(body, "ts"), false);
      case "read" -> rooms.read(channel, PageActions.need(body, "ts"));
      default -> {
        return false;
      }
    }
    return true;
  }
}
