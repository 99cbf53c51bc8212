package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of commands and interactions, field by field as Slack sends them. */
final class Payloads {

  /** The verification token that Slack still sends and nobody should trust. */
  static final String LEGACY_TOKEN = "sandbox-verification";

  private final SandboxSettings settings;
  private final Tickets tickets;

  Payloads(SandboxSettings settings, Tickets tickets) {
    this.settings = settings;
    this.tickets = tickets;
  }

  Map<String, String> command(Person who, Channel where, String command, String text) {
    var target = new Tickets.ResponseUrl(who.id(), where.id(), null, false, null);
    var fields = new LinkedHashMap<String, String>();
    fields.put("token", LEGACY_TOKEN);
    fields.put("team_id", Cast.TEAM);
    fields.put("team_domain", Cast.TEAM_DOMAIN);
    fields.put("channel_id", where.id());
    fields.put("channel_name", where.shownName());
    fields.put("user_id", who.id());
    fields.put("user_name", who.name());
    fields.put("command", command);
    fields.put("text", text);
    fields.put("api_app_id", Cast.APP);
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", responseUrl("commands", target));
    fields.put("trigger_id", tickets.trigger(who.id()));
    return fields;
  }

  /** A click in a message; {@code message} is left out when only one person sees it. */
  JsonObject messageActions(
      Person who,
      Channel where,
      JsonObject message,
      boolean ephemeral,
      JsonObject action,
      JsonObject state) {
    String ts = Json.text(message, "ts", "");
    String thread = Json.text(message, "thread_ts");
    JsonObject payload = head("block_actions", who);
    payload.add(
        "container",
        Json.of(
            "type", "message",
            "message_ts", ts,
            "channel_id", where.id(),
            "is_ephemeral", ephemeral,
            "thread_ts", thread));
    payload.addProperty("trigger_id", tickets.trigger(who.id()));
    payload.add("channel", channel(where));
    if (!ephemeral) {
      payload.add("message", message);
    }
    payload.add("state", Json.of("values", state));
    payload.addProperty(
        "response_url",
        responseUrl(
            "actions", new Tickets.ResponseUrl(who.id(), where.id(), ts, ephemeral, thread)));
    payload.add("actions", only(action));
    return payload;
  }

  /** A click in a modal or in the App Home. */
  JsonObject viewActions(Person who, JsonObject view, JsonObject action) {
    JsonObject payload = head("block_actions", who);
    payload.add("container", Json.of("type", "view", "view_id", Json.text(view, "id")));
    payload.addProperty("trigger_id", tickets.trigger(who.id()));
    payload.add("view", view);
    payload.add("actions", only(action));
    return payload;
  }

  /** Asks for the options of a menu in a message or, without a channel, in a view. */
  JsonObject suggestion(
      Person who,
      @Nullable Channel where,
      JsonObject surface,
      String blockId,
      String actionId,
      String typed) {
    JsonObject payload = head("block_suggestion", who);
    payload.addProperty("action_id", actionId);
    payload.addProperty("block_id", blockId);
    payload.addProperty("value", typed);
    if (where == null) {
      payload.add("container", Json.of("type", "view", "view_id", Json.text(surface, "id")));
      payload.add("view", surface);
    } else {
      payload.add(
          "container",
          Json.of(
              "type", "message",
              "message_ts", Json.text(surface, "ts"),
              "channel_id", where.id()));
      payload.add("channel", channel(where));
      payload.add("message", surface);
    }
    return payload;
  }

  JsonObject submission(Person who, JsonObject view, JsonArray responseUrls) {
    JsonObject payload = head("view_submission", who);
    payload.addProperty("trigger_id", tickets.trigger(who.id()));
    payload.add("view", view);
    payload.add("response_urls", responseUrls);
    return payload;
  }

  JsonObject closed(Person who, JsonObject view, boolean cleared) {
    JsonObject payload = head("view_closed", who);
    payload.add("view", view);
    payload.addProperty("is_cleared", cleared);
    return payload;
  }

  JsonObject messageShortcut(Person who, Channel where, JsonObject message, String callbackId) {
    JsonObject payload = head("message_action", who);
    String ts = Json.text(message, "ts", "");
    String thread = Json.text(message, "thread_ts");
    payload.addProperty("callback_id", callbackId);
    payload.addProperty("trigger_id", tickets.trigger(who.id()));
    payload.addProperty("action_ts", actionTs());
    payload.addProperty("message_ts", ts);
    payload.add("channel", channel(where));
    payload.add("message", message);
    payload.addProperty(
        "response_url",
        responseUrl("app", new Tickets.ResponseUrl(who.id(), where.id(), ts, false, thread)));
    return payload;
  }

  JsonObject responseUrlOfInput(Person who, Channel where, String blockId, String actionId) {
    var target = new Tickets.ResponseUrl(who.id(), where.id(), null, false, null);
    return Json.of(
        "block_id",
        blockId,
        "action_id",
        actionId,
        "channel_id",
        where.id(),
        "response_url",
        responseUrl("app", target));
  }

  String actionTs() {
    long micros = settings.clock().instant().toEpochMilli() * 1000;
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }

  private JsonObject head(String type, Person who) {
    return Json.of(
        "type",
        type,
        "team",
        Json.of("id", Cast.TEAM, "domain", Cast.TEAM_DOMAIN),
        "user",
        Json.of(
            "id", who.id(),
            "username", who.name(),
            "name", who.name(),
            "team_id", Cast.TEAM),
        "api_app_id",
        Cast.APP,
        "token",
        LEGACY_TOKEN,
        "enterprise",
        JsonNull.INSTANCE,
        "is_enterprise_install",
        false);
  }

  private static JsonObject channel(Channel where) {
    return Json.of("id", where.id(), "name", where.shownName());
  }

  private static JsonArray only(JsonElement one) {
    var list = new JsonArray();
    list.add(one);
    return list;
  }

  private String responseUrl(String kind, Tickets.ResponseUrl target) {
    String token = tickets.responseUrl(target);
    return at("/sandbox/respond/" + kind + "-" + token).toString();
  }

  URI at(String path) {
    String own = settings.ownUrl().get().toString();
    return URI.create((own.endsWith("/") ? own.substring(0, own.length() - 1) : own) + path);
  }
}
