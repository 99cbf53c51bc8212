package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a long list, with Slack's cursor to the next. */
record Page<T>(List<T> items, boolean more, String cursor) {

  static <T> Page<T> of(List<T> all, ApiCall call, int usual) {
    int limit = Math.clamp(call.number("limit", usual), 1, 1000);
    int from = start(call.text("cursor", ""));
    int to = Math.min(all.size(), from + limit);
    boolean more = to < all.size();
    return new Page<>(all.subList(Math.min(from, to), to), more, more ? cursor(to) : "");
  }

  JsonObject metadata() {
    return Json.of("next_cursor", cursor);
  }

  private static String cursor(int at) {
    byte[] plain = ("next:" + at).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  private static int start(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    try {
      String plain = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseInt(plain.substring("next:".length()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new Refusal("invalid_cursor");
    }
  }
}
