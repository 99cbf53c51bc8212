package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filled-in element looks like in {@code state.values}: every type has its own field. */
final class InputState {

  /** Where a type keeps its value, and the property that fills it at first. */
  private record Kind(String field, String initial, boolean many, boolean options) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          text("plain_text_input"),
          text("email_text_input"),
          text("url_text_input"),
          text("number_input"),
          Map.entry("rich_text_input", new Kind("rich_text_value", "initial_value", false, false)),
          Map.entry("static_select", new Kind("selected_option", "initial_option", false, true)),
          Map.entry("radio_buttons", new Kind("selected_option", "initial_option", false, true)),
          Map.entry("checkboxes", new Kind("selected_options", "initial_options", true, true)),
          Map.entry(
              "multi_static_select", new Kind("selected_options", "initial_options", true, true)),
          Map.entry("external_select", new Kind("selected_option", "initial_option", false, true)),
          Map.entry(
              "multi_external_select", new Kind("selected_options", "initial_options", true, true)),
          Map.entry("users_select", new Kind("selected_user", "initial_user", false, false)),
          Map.entry("multi_users_select", new Kind("selected_users", "initial_users", true, false)),
          Map.entry(
              "conversations_select",
              new Kind("selected_conversation", "initial_conversation", false, false)),
          Map.entry(
              "multi_conversations_select",
              new Kind("selected_conversations", "initial_conversations", true, false)),
          Map.entry(
              "channels_select", new Kind("selected_channel", "initial_channel", false, false)),
          Map.entry(
              "multi_channels_select",
              new Kind("selected_channels", "initial_channels", true, false)),
          Map.entry("datepicker", new Kind("selected_date", "initial_date", false, false)),
          Map.entry("timepicker", new Kind("selected_time", "initial_time", false, false)),
          Map.entry(
              "datetimepicker", new Kind("selected_date_time", "initial_date_time", false, false)),
          Map.entry("file_input", new Kind("files", "", true, false)));

  private InputState() {}

  private static Map.Entry<String, Kind> text(String type) {
    return Map.entry(type, new Kind("value", "initial_value", false, false));
  }

  /** Buttons and overflow menus do not: they only act. */
  static boolean holdsValue(String type) {
    return KINDS.containsKey(type);
  }

  static JsonObject initial(JsonObject element) {
    String type = Json.text(element, "type", "");
    Kind kind = kind(type);
    JsonElement initial = element.get(kind.initial());
    return entry(type, kind, initial);
  }

  /** The entry for what a person gave: option values, ids, dates or text; null is nothing. */
  static JsonObject entry(JsonObject element, @Nullable JsonElement given) {
    String type = Json.text(element, "type", "");
    Kind kind = kind(type);
    if (given == null || given.isJsonNull()) {
      return entry(type, kind, null);
    }
    List<String> values =
        given.isJsonArray() ? Json.texts(given) : List.of(given.getAsJsonPrimitive().getAsString());
    if (kind.options()) {
      List<JsonObject> options = values.stream().map(value -> option(element, value)).toList();
      return entry(type, kind, kind.many() ? Json.list(options) : options.getFirst());
    }
    if (kind.many()) {
      return entry(type, kind, Json.list(values));
    }
    if (type.equals("datetimepicker")) {
      return entry(type, kind, Json.element(Long.parseLong(values.getFirst())));
    }
    if (type.equals("rich_text_input")) {
      return entry(type, kind, RichText.of(Typed.escape(values.getFirst())));
    }
    String only = values.getFirst();
    return entry(type, kind, only.isEmpty() ? null : Json.element(only));
  }

  private static JsonObject entry(String type, Kind kind, @Nullable JsonElement value) {
    var entry = new JsonObject();
    entry.addProperty("type", type);
    if (value != null) {
      entry.add(kind.field(), value);
    } else {
      entry.add(kind.field(), kind.many() ? new JsonArray() : JsonNull.INSTANCE);
    }
    return entry;
  }

  /** True when nothing is filled in. */
  static boolean empty(JsonObject entry) {
    JsonElement value = entry.get(kind(Json.text(entry, "type", "")).field());
    return value == null
        || value.isJsonNull()
        || (value instanceof JsonArray many && many.isEmpty());
  }

  static void put(JsonObject values, Elements.Placed at, JsonObject entry) {
    if (!values.has(at.blockId())) {
      values.add(at.blockId(), new JsonObject());
    }
    values.getAsJsonObject(at.blockId()).add(at.actionId(), entry);
  }

  /**
   * The values of a view: those given, by block id, by action id or by {@code block/action};
   * initial ones for the rest.
   */
  static JsonObject values(JsonElement blocks, JsonObject given) {
    var values = new JsonObject();
    for (Elements.Placed at : Elements.active(blocks)) {
      if (holdsValue(at.type())) {
        String name = name(at, given);
        JsonObject entry =
            name == null ? initial(at.element()) : entry(at.element(), given.get(name));
        put(values, at, entry);
      }
    }
    return values;
  }

  private static @Nullable String name(Elements.Placed at, JsonObject given) {
    String both = at.blockId() + "/" + at.actionId();
    for (String name : List.of(both, at.blockId(), at.actionId())) {
      if (given.has(name)) {
        return name;
      }
    }
    return null;
  }

  private static Kind kind(String type) {
    Kind kind = KINDS.get(type);
    if (kind == null) {
      throw new IllegalArgumentException("a " + type + " holds no value");
    }
    return kind;
  }

  private static JsonObject option(JsonObject element, String value) {
    return Elements.option(element, value)
        .orElseThrow(() -> new IllegalArgumentException("no option has the value " + value));
  }
}
