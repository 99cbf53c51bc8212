package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the sandbox that are data: read from a resource, with names in braces filled in. */
final class Script {

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+(?:\\.ts)?)}");

  private Script() {}

  static JsonObject read(String resource) {
    try (InputStream in = Script.class.getResourceAsStream("/sandbox/" + resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return Json.parse(text).orElseThrow().getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** A name that is not known stays as it stands. */
  static String filled(String text, JsonObject known) {
    Matcher name = NAME.matcher(text);
    return name.replaceAll(
        found -> Matcher.quoteReplacement(Json.text(known, found.group(1), found.group())));
  }

  /** The same in every text of a tree. */
  static JsonElement filledIn(JsonElement tree, JsonObject known) {
    if (tree instanceof JsonObject object) {
      var next = new JsonObject();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        next.add(field.getKey(), filledIn(field.getValue(), known));
      }
      return next;
    }
    if (tree.isJsonArray()) {
      return Json.list(
          tree.getAsJsonArray().asList().stream().map(one -> filledIn(one, known)).toList());
    }
    boolean text = tree.isJsonPrimitive() && tree.getAsJsonPrimitive().isString();
    return text ? Json.element(filled(tree.getAsString(), known)) : tree;
  }
}
