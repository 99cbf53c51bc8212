package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Modals that are sent or closed, and what the bot says to that. */
final class Submissions {

  private static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final Stage stage;

  Submissions(Stage stage) {
    this.stage = stage;
  }

  SubmitAnswer submit(Person who, String viewId, JsonObject given) {
    JsonObject view =
        stage
            .views()
            .top(who.id())
            .filter(top -> viewId.equals(Json.text(top, "id")))
            .orElseThrow(() -> new IllegalArgumentException(viewId + " is not open on top"));
    JsonElement blocks = stage.suggested().filled(who.id(), view.get("blocks"));
    refuseUnknown(blocks, given);
    JsonObject values = withFiles(blocks, InputState.values(blocks, given));
    Map<String, String> problems = FormChecks.problems(blocks, values);
    if (!problems.isEmpty()) {
      return new SubmitAnswer(0, false, problems, view, null);
    }
    view.add("state", Json.of("values", values));
    JsonObject payload = stage.payloads().submission(who, view, responseUrls(who, blocks, values));
    BotLine.Ack ack = stage.line().form(Commands.payload(payload));
    if (!ack.accepted()) {
      return trouble(who, ack, ack.error(), List.of("HTTP " + ack.status()));
    }
    try {
      return apply(who, view, ack);
    } catch (Refusal refusal) {
      return trouble(who, ack, refusal.code(), refusal.messages());
    }
  }

  private SubmitAnswer apply(Person who, JsonObject view, BotLine.Ack ack) {
    JsonElement said =
        ack.body().isBlank()
            ? new JsonObject()
            : Json.parse(ack.body()).orElseThrow(() -> new Refusal("invalid_ack"));
    switch (Json.text(said, "response_action", "")) {
      case "errors" -> {
        return new SubmitAnswer(ack.status(), false, errors(view, said), view, null);
      }
      case "update" -> stage.views().update(Json.text(view, "id"), null, null, next(said));
      case "push" -> stage.views().push(who.id(), next(said));
      case "clear" -> stage.views().clear(who.id());
      case "" -> {
        if (!(said instanceof JsonObject object) || !object.isEmpty()) {
          throw new Refusal("invalid_ack", List.of("no response_action"));
        }
        // The bot may have opened another one meanwhile; only the one that was sent closes.
        stage
            .views()
            .top(who.id())
            .filter(top -> top.get("id").equals(view.get("id")))
            .ifPresent(_ -> stage.views().pop(who.id()));
      }
      default -> throw new Refusal("invalid_ack", List.of("unknown response_action"));
    }
    Optional<JsonObject> now = stage.views().top(who.id());
    boolean closed = now.isEmpty() || !now.get().get("id").equals(view.get("id"));
    return new SubmitAnswer(ack.status(), closed, Map.of(), now.orElse(null), null);
  }

  private static JsonElement next(JsonElement said) {
    return Json.object(said, "view");
  }

  /** Slack takes errors for input blocks of this view only. */
  private static Map<String, String> errors(JsonObject view, JsonElement said) {
    var errors = new LinkedHashMap<String, String>();
    JsonObject given = Json.object(said, "errors");
    for (String blockId : given.keySet()) {
      boolean input =
          Json.objects(view.get("blocks")).stream()
              .filter(block -> blockId.equals(Json.text(block, "block_id")))
              .anyMatch(block -> "input".equals(Json.text(block, "type")));
      if (!input) {
        throw new Refusal("invalid_ack", List.of("errors name no input block: " + blockId));
      }
      errors.put(blockId, Json.text(given, blockId, ""));
    }
    if (errors.isEmpty()) {
      throw new Refusal("invalid_ack", List.of("errors are empty"));
    }
    return errors;
  }

  private SubmitAnswer trouble(Person who, BotLine.Ack ack, String error, List<String> messages) {
    stage.rejections().add("view ack", error, messages, Json.element(ack.body()));
    JsonObject open = stage.views().top(who.id()).orElse(null);
    return new SubmitAnswer(ack.status(), false, Map.of(), open, TROUBLE);
  }

  /** Closes the topmost; the bot hears of those that asked for it. */
  void close(Person who, boolean all) {
    Optional<JsonObject> top = stage.views().top(who.id());
    if (top.isEmpty()) {
      return;
    }
    boolean clear = all || Json.flag(top.get(), "clear_on_close");
    List<JsonObject> closed;
    if (clear) {
      closed = stage.views().clear(who.id());
    } else {
      stage.views().pop(who.id());
      closed = List.of(top.get());
    }
    for (JsonObject view : closed) {
      if (Json.flag(view, "notify_on_close")) {
        JsonObject payload = stage.payloads().closed(who, view, clear);
        stage.line().form(Commands.payload(payload));
      }
    }
  }

  private JsonArray responseUrls(Person who, JsonElement blocks, JsonObject values) {
    var urls = new JsonArray();
    for (Elements.Placed at : Elements.active(blocks)) {
      if (Json.flag(at.element(), "response_url_enabled")) {
        JsonObject entry = Json.object(Json.object(values, at.blockId()), at.actionId());
        String chosen = chosenChannel(entry);
        stage
            .world()
            .channel(chosen)
            .ifPresent(channel ->
                urls.add(
                    stage
                        .payloads()
                        .responseUrlOfInput(who, channel, at.blockId(), at.actionId())));
      }
    }
    return urls;
  }

  private static String chosenChannel(JsonObject entry) {
    @Nullable String conversation = Json.text(entry, "selected_conversation");
    return conversation != null ? conversation : Json.text(entry, "selected_channel", "");
  }

  /** File inputs carry whole file objects, people name them by id. */
  private JsonObject withFiles(JsonElement blocks, JsonObject values) {
    for (Elements.Placed at : Elements.active(blocks)) {
      if (at.type().equals("file_input")) {
        JsonObject entry = Json.object(Json.object(values, at.blockId()), at.actionId());
        List<JsonObject> files =
            Json.texts(Json.array(entry, "files")).stream()
                .map(id -> stage.world().file(id).orElseThrow())
                .toList();
        entry.add("files", Json.list(files));
      }
    }
    return values;
  }

  private static void refuseUnknown(JsonElement blocks, JsonObject given) {
    List<Elements.Placed> inputs =
        Elements.active(blocks).stream().filter(at -> InputState.holdsValue(at.type())).toList();
    for (String name : given.keySet()) {
      boolean known =
          inputs.stream()
              .anyMatch(at ->
                  name.equals(at.blockId())
                      || name.equals(at.actionId())
                      || name.equals(at.blockId() + "/" + at.actionId()));
      if (!known) {
        throw new IllegalArgumentException(
            "no field " + name + "; there are " + inputs.stream().map(at -> at.blockId()).toList());
      }
    }
  }
}
