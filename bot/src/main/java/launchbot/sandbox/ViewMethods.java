package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/** {@code views.*}: modals and App Home. */
final class ViewMethods {

  private final Stage stage;

  ViewMethods(Stage stage) {
    this.stage = stage;
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put(
        "views.open",
        call -> {
          JsonElement view = view(call);
          // A view that is refused does not use up its trigger.
          Views.check(view, Surface.MODAL);
          return opened(stage.views().open(exchange(call), view));
        });
    methods.put(
        "views.push",
        call -> {
          JsonElement view = view(call);
          // A view that is refused does not use up its trigger.
          Views.check(view, Surface.MODAL);
          return opened(stage.views().push(exchange(call), view));
        });
    methods.put("views.update", this::update);
    methods.put("views.publish", this::publish);
  }

  private JsonObject update(ApiCall call) {
    String id = call.text("view_id");
    String external = call.text("external_id");
    if (id == null && external == null) {
      throw ApiCall.missing("view_id");
    }
    return answer(stage.views().update(id, external, call.text("hash"), view(call)));
  }

  private JsonObject publish(ApiCall call) {
    String user = call.need("user_id");
    if (stage.world().person(user).isEmpty()) {
      throw new Refusal("user_not_found");
    }
    return answer(stage.views().publish(user, call.text("hash"), view(call)));
  }

  private String exchange(ApiCall call) {
    return stage.tickets().exchange(call.need("trigger_id"));
  }

  private static JsonElement view(ApiCall call) {
    JsonElement view = call.json("view");
    if (view == null) {
      throw ApiCall.missing("view");
    }
    return view;
  }

  private JsonObject opened(JsonObject view) {
    stage.tour().notice(Tour.Kind.OPENED, Json.text(Json.object(view, "title"), "text", ""));
    return answer(view);
  }

  private static JsonObject answer(JsonObject view) {
    return Json.of("view", view);
  }
}
