package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code conversations.*}: channels, who is in them and what was said. */
final class ConversationMethods {

  private final Stage stage;
  private final Posting posting;

  ConversationMethods(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("conversations.info", this::info);
    methods.put("conversations.list", this::list);
    methods.put("conversations.history", this::history);
    methods.put("conversations.replies", this::replies);
    methods.put("conversations.open", this::open);
    methods.put("conversations.members", this::members);
  }

  private JsonObject info(ApiCall call) {
    return Json.of("channel", channel(call).conversation());
  }

  private JsonObject list(ApiCall call) {
    List<String> types = List.of(call.text("types", "public_channel").split("\\s*,\\s*"));
    boolean archivedToo = !call.flag("exclude_archived");
    List<JsonObject> found =
        stage.world().channels().stream()
            .filter(channel -> archivedToo || !channel.archived())
            .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(Cast.BOT))
            .filter(channel -> types.contains(channel.listed()))
            .map(Channel::conversation)
            .toList();
    Page<JsonObject> page = Page.of(found, call, 100);
    return Json.of("channels", page.items(), "response_metadata", page.metadata());
  }

  private JsonObject history(ApiCall call) {
    Channel channel = joined(call);
    List<JsonObject> found =
        stage.world().messages(channel.id()).stream()
            .filter(message ->
                Json.text(message, "thread_ts") == null
                    || "thread_broadcast".equals(Json.text(message, "subtype"))
                    || "tombstone".equals(Json.text(message, "subtype")))
            .toList();
    // Slack answers a history newest first.
    return slice(call, channel, found.reversed());
  }

  private JsonObject replies(ApiCall call) {
    Channel channel = joined(call);
    String ts = call.need("ts");
    JsonObject message =
        stage.world().message(channel.id(), ts).orElseThrow(() -> new Refusal("thread_not_found"));
    String parentTs = Json.text(message, "thread_ts", ts);
    List<JsonObject> found =
        Stream.concat(
                stage.world().message(channel.id(), parentTs).stream(),
                stage.world().replies(channel.id(), parentTs).stream())
            .toList();
    return slice(call, channel, found);
  }

  private JsonObject slice(ApiCall call, Channel channel, List<JsonObject> messages) {
    String oldest = call.text("oldest", "0");
    String latest = call.text("latest", "99999999999");
    boolean inclusive = call.flag("inclusive");
    boolean metadata = call.flag("include_all_metadata");
    var found = new ArrayList<JsonObject>();
    for (JsonObject message : messages) {
      if (between(Json.text(message, "ts", ""), oldest, latest, inclusive)) {
        JsonObject shown = Shown.message(stage.world(), channel.id(), message);
        if (!metadata) {
          shown.remove("metadata");
        }
        found.add(shown);
      }
    }
    Page<JsonObject> page = Page.of(found, call, 100);
    return Json.of(
        "messages", page.items(),
        "has_more", page.more(),
        "pin_count", stage.world().marks().pins(channel.id()).size(),
        "response_metadata", page.metadata());
  }

  private static boolean between(String ts, String oldest, String latest, boolean inclusive) {
    double at = Double.parseDouble(ts);
    double from = number(oldest);
    double to = number(latest);
    return inclusive ? at >= from && at <= to : at > from && at < to;
  }

  private static double number(String ts) {
    try {
      return Double.parseDouble(ts);
    } catch (NumberFormatException e) {
      throw new Refusal("invalid_ts_oldest");
    }
  }

  private JsonObject open(ApiCall call) {
    String given = call.text("channel");
    if (given != null && !given.isEmpty()) {
      return Json.of("channel", posting.seen(given).conversation());
    }
    List<String> users = List.of(call.need("users").split("\\s*,\\s*"));
    if (users.size() > 1) {
      return group(users);
    }
    Person person =
        stage.world().person(users.getFirst()).orElseThrow(() -> new Refusal("user_not_found"));
    if (person.isBot()) {
      throw new Refusal("cannot_dm_bot");
    }
    boolean known =
        stage.world().channels().stream().anyMatch(one -> one.name().equals(person.id()));
    Channel direct = stage.world().direct(person.id());
    JsonElement channel =
        call.flag("return_im") ? direct.conversation() : Json.of("id", direct.id());
    return known
        ? Json.of("no_op", true, "already_open", true, "channel", channel)
        : Json.of("channel", channel);
  }

  private JsonObject group(List<String> users) {
    var rooms = new Rooms(stage);
    users.forEach(rooms::person);
    var members = new ArrayList<>(users);
    members.add(Cast.BOT);
    return Json.of("channel", rooms.group(members).conversation());
  }

  private JsonObject members(ApiCall call) {
    Page<String> page = Page.of(channel(call).members(), call, 100);
    return Json.of("members", page.items(), "response_metadata", page.metadata());
  }

  private Channel channel(ApiCall call) {
    return posting.seen(call.need("channel"));
  }

  private Channel joined(ApiCall call) {
    Channel channel = channel(call);
    if (!channel.has(Cast.BOT)) {
      throw new Refusal("not_in_channel");
    }
    return channel;
  }
}
