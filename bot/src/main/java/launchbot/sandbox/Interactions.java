package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clicks, choices and message shortcuts. */
final class Interactions {

  /** What the element is in: a message that all see, one that one person sees, or a view. */
  private record Place(
      @Nullable Channel channel, JsonObject surface, boolean ephemeral, boolean view) {}

  private final Stage stage;

  Interactions(Stage stage) {
    this.stage = stage;
  }

  /**
   * Presses a button or chooses in a menu.
   *
   * @param ref the ts of a message or the id of a view
   * @param value for a button its value, to tell equal ones apart; for menus what is chosen
   * @param typed what else is filled in on that view, by block id
   */
  Answer act(
      Person who,
      String ref,
      @Nullable String blockId,
      String actionId,
      @Nullable JsonElement value,
      JsonObject typed) {
    Place place = place(who, ref);
    List<Elements.Placed> elements =
        place.view()
            ? Elements.active(Json.array(place.surface(), "blocks"))
            : Elements.inMessage(place.surface());
    Elements.Placed at =
        stage.suggested().filled(who.id(), find(elements, blockId, actionId, value));
    JsonObject action = action(at, value);
    JsonObject payload;
    if (place.view()) {
      payload = inView(who, place, at, value, typed, action);
    } else {
      if (InputState.holdsValue(at.type())) {
        stage.choices().choose(who.id(), ref, at, InputState.entry(at.element(), value));
      }
      JsonObject state = stage.choices().values(who.id(), place.surface());
      Channel channel = Objects.requireNonNull(place.channel());
      payload =
          stage
              .payloads()
              .messageActions(who, channel, place.surface(), place.ephemeral(), action, state);
    }
    return send(who, payload, "interaction ack");
  }

  /** Keeps what is filled in, without telling the bot yet. */
  void fill(Person who, String ts, String blockId, String actionId, JsonElement value) {
    JsonObject message = place(who, ts).surface();
    Elements.Placed at =
        stage
            .suggested()
            .filled(who.id(), find(Elements.inMessage(message), blockId, actionId, null));
    stage.choices().choose(who.id(), ts, at, InputState.entry(at.element(), value));
  }

  private JsonObject inView(
      Person who,
      Place place,
      Elements.Placed at,
      @Nullable JsonElement value,
      JsonObject typed,
      JsonObject action) {
    JsonObject view = place.surface();
    JsonObject given = typed.deepCopy();
    if (InputState.holdsValue(at.type())) {
      given.add(at.blockId() + "/" + at.actionId(), Json.element(value));
    }
    JsonElement blocks = stage.suggested().filled(who.id(), view.get("blocks"));
    view.add("state", Json.of("values", InputState.values(blocks, given)));
    return stage.payloads().viewActions(who, view, action);
  }

  /** Asks the bot what a menu offers for what was typed; answers its options or groups. */
  JsonObject suggest(Person who, String ref, String blockId, String actionId, String typed) {
    Place place = place(who, ref);
    List<Elements.Placed> elements =
        place.view()
            ? Elements.active(Json.array(place.surface(), "blocks"))
            : Elements.inMessage(place.surface());
    Elements.Placed at = find(elements, blockId, actionId, null);
    JsonObject payload =
        stage
            .payloads()
            .suggestion(who, place.channel(), place.surface(), at.blockId(), actionId, typed);
    BotLine.Ack ack = stage.line().form(Commands.payload(payload));
    JsonElement said = ack.accepted() ? Json.parse(ack.body()).orElse(Json.of()) : Json.of();
    List<String> problems = BlockKitRules.suggestions(said);
    if (!ack.accepted() || !problems.isEmpty()) {
      String error = ack.accepted() ? "invalid_options" : ack.error();
      stage.rejections().add("options ack", error, problems, Json.element(ack.body()));
      return Json.of("error", error);
    }
    List<JsonObject> options = new ArrayList<>(Json.objects(Json.array(said, "options")));
    for (JsonObject group : Json.objects(Json.array(said, "option_groups"))) {
      options.addAll(Json.objects(Json.array(group, "options")));
    }
    stage.suggested().offer(who.id(), actionId, options);
    return said.getAsJsonObject();
  }

  Answer shortcut(Person who, Channel where, String callbackId, String ts) {
    JsonObject message =
        stage
            .world()
            .message(where.id(), ts)
            .orElseThrow(() -> new IllegalArgumentException("no message " + ts));
    boolean declared =
        stage.settings().shortcuts().stream()
            .anyMatch(shortcut -> shortcut.callbackId().equals(callbackId));
    if (!declared) {
      throw new IllegalArgumentException("the manifest declares no shortcut " + callbackId);
    }
    JsonObject shown = Shown.message(stage.world(), where.id(), message);
    shown.remove("metadata");
    return send(
        who, stage.payloads().messageShortcut(who, where, shown, callbackId), "shortcut ack");
  }

  private Answer send(Person who, JsonObject payload, String what) {
    Optional<JsonObject> before = stage.views().top(who.id());
    BotLine.Ack ack = stage.line().form(Commands.payload(payload));
    JsonObject opened = Commands.openedSince(stage, who, before);
    if (ack.accepted()) {
      return new Answer(ack.status(), false, null, false, opened, null);
    }
    stage.rejections().add(what, ack.error(), List.of("HTTP " + ack.status()), payload);
    return new Answer(ack.status(), ack.timedOut(), null, false, opened, ack.error());
  }

  private Place place(Person who, String ref) {
    if (ref.startsWith("V")) {
      Optional<JsonObject> modal = stage.views().find(who.id(), ref);
      Optional<JsonObject> home =
          stage.world().home(who.id()).filter(view -> ref.equals(Json.text(view, "id")));
      JsonObject view =
          modal.or(() -> home).orElseThrow(() -> new IllegalArgumentException("no view " + ref));
      return new Place(null, view, false, true);
    }
    Optional<Ephemerals.Ephemeral> ephemeral = stage.ephemerals().find(who.id(), ref);
    if (ephemeral.isPresent()) {
      String channelId = ephemeral.get().channelId();
      Channel channel = stage.world().channel(channelId).orElseThrow();
      return new Place(channel, ephemeral.get().message().deepCopy(), true, false);
    }
    Channel channel =
        stage
            .world()
            .channelOf(ref)
            .orElseThrow(() -> new IllegalArgumentException("no message " + ref));
    JsonObject message = stage.world().message(channel.id(), ref).orElseThrow();
    JsonObject shown = Shown.message(stage.world(), channel.id(), message);
    shown.remove("metadata");
    return new Place(channel, shown, false, false);
  }

  private static Elements.Placed find(
      List<Elements.Placed> elements,
      @Nullable String blockId,
      String actionId,
      @Nullable JsonElement value) {
    String wanted = value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    List<Elements.Placed> named =
        elements.stream()
            .filter(at -> at.actionId().equals(actionId))
            .filter(at -> blockId == null || at.blockId().equals(blockId))
            .toList();
    return named.stream()
        .filter(at -> wanted == null || offers(at, wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "nothing there has the action_id "
                    + actionId
                    + (named.isEmpty() ? "" : " and offers " + wanted)
                    + "; there are "
                    + elements.stream().map(Elements.Placed::actionId).toList()));
  }

  private static boolean offers(Elements.Placed at, String wanted) {
    return switch (at.type()) {
      case "button" -> wanted.equals(Json.text(at.element(), "value", ""));
      case "overflow", "static_select", "radio_buttons" ->
          Elements.option(at.element(), wanted).isPresent();
      default -> true;
    };
  }

  private JsonObject action(Elements.Placed at, @Nullable JsonElement value) {
    JsonObject element = at.element();
    JsonObject action =
        Json.of(
            "action_id", at.actionId(),
            "block_id", at.blockId(),
            "type", at.type(),
            "action_ts", stage.payloads().actionTs());
    switch (at.type()) {
      case "button" -> {
        for (String copied : List.of("text", "value", "style", "url")) {
          if (element.has(copied)) {
            action.add(copied, element.get(copied));
          }
        }
      }
      case "overflow" -> {
        String chosen = value == null ? "" : value.getAsString();
        action.add("selected_option", Elements.option(element, chosen).orElseThrow());
      }
      default -> {
        InputState.entry(element, value)
            .entrySet()
            .forEach(field -> action.add(field.getKey(), field.getValue()));
        if (element.has("placeholder")) {
          action.add("placeholder", element.get("placeholder"));
        }
      }
    }
    return action;
  }
}
