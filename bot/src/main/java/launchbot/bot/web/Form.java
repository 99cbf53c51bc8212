package launchbot.bot.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import launchbot.bot.words.Visible;

/** What a browser sends of a form ({@code application/x-www-form-urlencoded}). */
public sealed interface Form {
  /** The name of the field that people do not see. */
  String TRAP = "website";

  String TYPE = "application/x-www-form-urlencoded";

  /** Fields by their names; the first counts where one comes twice. */
  record Sent(Map<String, String> fields) implements Form {

    /** Without what nobody sees, and without blanks around it; empty where it was not filled in. */
    public String text(String field) {
      return Visible.only(fields.getOrDefault(field, "")).strip();
    }

    /** Whether it comes from a program: people do not see the field that was filled in. */
    public boolean trapped() {
      return !text(TRAP).isEmpty();
    }
  }

  /**
   * None of ours.
   *
   * @param status of HTTP
   */
  record Refused(int status, String why) implements Form {}

  /**
   * @param most in bytes; no more is read
   */
  static Form read(Context ctx, int most) throws IOException {
    String type = String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT).split(";", 2)[0];
    if (!type.strip().equals(TYPE)) {
      return new Refused(415, "Only the form on this page can be sent here.");
    }
    byte[] body = ctx.bodyInputStream().readNBytes(most + 1);
    if (body.length > most) {
      return new Refused(413, "That is too much at once. Please say it in fewer words.");
    }
    try {
      return new Sent(fields(new String(body, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return new Refused(400, "What was sent could not be read.");
    }
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /**
   * @throws IllegalArgumentException for a {@code %} with no two digits behind it
   */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
