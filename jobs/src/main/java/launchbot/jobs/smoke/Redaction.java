package launchbot.jobs.smoke;

import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.TreeSet;

/** Takes secrets out of what people get to read, in each form that requests bring them in. */
final class Redaction {
  private static final String HIDDEN = "•••";

  /** What is shorter stands in too many other words to hide anything. */
  private static final int SHORTEST_CAPTURED = 4;

  /** The longest first: one may be a part of another one. */
  private final TreeSet<String> hidden =
      new TreeSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

  void secret(String value) {
    if (value.isBlank()) {
      return;
    }
    hidden.add(value);
    hidden.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    hidden.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    String json = new JsonPrimitive(value).toString();
    hidden.add(json.substring(1, json.length() - 1));
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    hidden.add(Base64.getEncoder().encodeToString(bytes));
    hidden.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What a step captured: it may be as good as a password. */
  void captured(String value) {
    if (value.length() >= SHORTEST_CAPTURED) {
      secret(value);
    }
  }

  String of(String text) {
    String clean = text;
    for (String value : hidden) {
      clean = clean.replace(value, HIDDEN);
    }
    return clean;
  }
}
