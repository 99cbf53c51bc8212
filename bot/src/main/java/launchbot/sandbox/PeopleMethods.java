package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code auth.*}, {@code api.*} and {@code users.*}: who is who. */
final class PeopleMethods {

  private final Stage stage;

  PeopleMethods(Stage stage) {
    this.stage = stage;
  }

  void addTo(Map<String, ApiCall.Answering> methods) {
    methods.put("auth.test", _ -> self());
    methods.put("api.test", call -> Json.of("args", withoutToken(call)));
    methods.put("users.info", this::info);
    methods.put("users.list", this::list);
    methods.put("users.lookupByEmail", this::byEmail);
  }

  private JsonObject self() {
    return Json.of(
        "url",
        stage.payloads().at("/sandbox/").toString(),
        "team",
        "Launchbot sandbox",
        "user",
        "launchbot",
        "team_id",
        Cast.TEAM,
        "user_id",
        Cast.BOT,
        "bot_id",
        Cast.BOT_ID,
        "is_enterprise_install",
        false);
  }

  private static JsonObject withoutToken(ApiCall call) {
    JsonObject args = call.args().deepCopy();
    args.remove("token");
    return args;
  }

  private JsonObject info(ApiCall call) {
    Person person =
        stage.world().person(call.need("user")).orElseThrow(() -> new Refusal("user_not_found"));
    return Json.of("user", person.user(stage.world().now()));
  }

  private JsonObject byEmail(ApiCall call) {
    String wanted = call.need("email");
    Instant now = stage.world().now();
    return stage.world().people().stream()
        .filter(person -> !person.isBot() && !person.deactivated())
        .map(person -> person.user(now))
        .filter(user -> wanted.equalsIgnoreCase(Json.text(Json.object(user, "profile"), "email")))
        .findFirst()
        .map(user -> Json.of("user", user))
        .orElseThrow(() -> new Refusal("users_not_found"));
  }

  private JsonObject list(ApiCall call) {
    Instant now = stage.world().now();
    List<JsonObject> all = stage.world().people().stream().map(person -> person.user(now)).toList();
    Page<JsonObject> page = Page.of(all, call, 1000);
    return Json.of(
        "members", page.items(),
        "cache_ts", now.getEpochSecond(),
        "response_metadata", page.metadata());
  }
}
