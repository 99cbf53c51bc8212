package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Web API call. Arguments that came in a form are strings, those in a JSON body trees. */
record ApiCall(String method, JsonObject args) {

  /** Carries out one method; what it answers is sent with {@code "ok": true}. */
  interface Answering {
    JsonObject answer(ApiCall call);
  }

  String need(String name) {
    String given = text(name);
    if (given == null || given.isBlank()) {
      throw missing(name);
    }
    return given;
  }

  static Refusal missing(String name) {
    return new Refusal("invalid_arguments", List.of("[ERROR] missing required field: " + name));
  }

  @Nullable String text(String name) {
    return Json.text(args, name);
  }

  String text(String name, String otherwise) {
    return Json.text(args, name, otherwise);
  }

  boolean flag(String name) {
    return Json.flag(args, name);
  }

  int number(String name, int otherwise) {
    String given = text(name);
    if (given == null || given.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new Refusal(
          "invalid_arguments", List.of("[ERROR] must be a number [json-pointer:/" + name + "]"));
    }
  }

  /** A tree that may have come as a string of JSON; null when it is not given. */
  @Nullable JsonElement json(String name) {
    return MessageBody.tree(args, name, "invalid_arguments");
  }
}
