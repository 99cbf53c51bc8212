package launchbot.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import launchbot.json.Field;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a pipeline posts to {@code …/deploy}. Fields that it does not know it leaves alone;
 * the first that is wrong is named, and then nothing is kept.
 */
public final class NewsReader {
  static final int LINES = 100;
  static final int LINE = 300;

  /** Clocks differ: what is so little ahead counts as now. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Duration OLDEST = Duration.ofDays(90);
  private static final int VARIABLES = 500;
  private static final int DIGEST = 200;
  private static final int STAGE = 40;

  private final Field call;
  private final Instant now;
  private final UnaryOperator<String> redact;

  private NewsReader(Field call, Instant now, UnaryOperator<String> redact) {
    this.call = call;
    this.now = now;
    this.redact = redact;
  }

  /** What became of it. */
  public sealed interface Read {}

  public record Good(News news) implements Read {}

  /**
   * It cannot be taken.
   *
   * @param field {@code migrations[3].name}; empty for the call as a whole
   * @param why a sentence
   */
  public record Bad(String field, String why) implements Read {}

  /**
   * It is of no concern here.
   *
   * @param why a sentence
   */
  public record Ignored(String why) implements Read {}

  /**
   * @param key what the caller calls the deploy by; null for nothing
   * @param redact masks what looks like a secret
   */
  public static Read read(
      String json, @Nullable String key, Instant now, UnaryOperator<String> redact) {
    try {
      return JsonParser.parseString(json) instanceof JsonObject call
          ? new Good(new NewsReader(new Field("", call), now, redact).news(key))
          : new Bad("", "Send one object: {\"version\":\"1.4.2\",\"status\":\"started\"}.");
    } catch (JsonParseException e) {
      return new Bad("", "That is no JSON.");
    } catch (Field.Wrong e) {
      return new Bad(e.field(), e.why());
    }
  }

  private News news(@Nullable String key) {
    String status = call.text("status", Field.LONGEST);
    if (status == null) {
      throw call.wrong("status", "Say how far it is: started, finished, failed, or tested.");
    }
    Instant at = at("at");
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "tested" -> tested(at);
      case "started", "running", "in_progress" -> deployed(Release.State.STARTED, at, key);
      case "finished", "success", "succeeded", "done" -> deployed(Release.State.FINISHED, at, key);
      case "failed", "failure", "error" -> deployed(Release.State.FAILED, at, key);
      default -> throw call.wrong("status", "That has to be started, finished, failed, or tested.");
    };
  }

  private News tested(Instant at) {
    String digest = call.text("digest", DIGEST);
    if (digest == null) {
      throw call.wrong("digest", "Say the digest of the build that passed its tests.");
    }
    return new News.Tested(digest, call.has("version") ? version() : null, at);
  }

  private News deployed(Release.State state, Instant at, @Nullable String key) {
    String id = call.text("id", Field.LONGEST);
    String by = call.text("who", Field.LONGEST);
    var facts =
        new News.Facts(
            environment(),
            version(),
            call.text("digest", DIGEST),
            call.text("commit", Field.LONGEST),
            clean(call.text("stage", STAGE)),
            by == null ? clean(call.text("by", Field.LONGEST)) : clean(by),
            lines("changes"),
            migrations(),
            lines("risks"),
            variables());
    return new News.Deployed(facts, state, at, id == null ? key : id, Dossier.Source.HOOK);
  }

  private String version() {
    String typed = call.text("version", Field.LONGEST);
    if (typed == null) {
      throw call.wrong("version", "Say which version it is: \"1.4.2\".");
    }
    return Naming.version(typed)
        .orElseThrow(() ->
            call.wrong(
                "version", "One word of at most 80 letters, digits and . _ - + / @ : please."));
  }

  private String environment() {
    String typed = call.text("environment", Field.LONGEST);
    return typed == null
        ? Release.PRODUCTION
        : Naming.environment(typed)
            .orElseThrow(() ->
                call.wrong(
                    "environment", "One word of at most 40 letters, digits and . _ - / please."));
  }

  private Instant at(String name) {
    Instant at = call.moment(name, now);
    if (at.isAfter(now.plus(AHEAD))) {
      throw call.wrong(name, "That is in the future.");
    }
    if (at.isBefore(now.minus(OLDEST))) {
      throw call.wrong(name, "That is more than 90 days ago.");
    }
    return at.isAfter(now) ? now : at;
  }

  /** A text of lines, or an array of them. */
  private List<String> lines(String name) {
    if (!call.has(name)) {
      return List.of();
    }
    JsonElement value = call.json().get(name);
    if (value instanceof JsonPrimitive text && text.isString()) {
      return lines(text.getAsString(), redact);
    }
    JsonArray array = call.array(name);
    if (array.size() > LINES) {
      throw call.wrong(name, "At most %d; there are %d.".formatted(LINES, array.size()));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonPrimitive text) || text.isBoolean()) {
        throw call.wrong("%s[%d]".formatted(name, i), "That has to be text.");
      }
      lines.addAll(lines(text.getAsString(), redact));
    }
    return lines.stream().limit(LINES).toList();
  }

  /** What somebody wrote, a clean line each without the marks of a list. */
  public static List<String> lines(String text, UnaryOperator<String> redact) {
    return text.lines()
        .map(line -> Wording.line(line).replaceFirst("^([-*•]|\\d{1,3}[.)])\\s+", ""))
        .filter(line -> !line.isEmpty())
        .limit(LINES)
        .map(line -> Field.cut(redact.apply(Field.cut(line, 4 * LINE)), LINE))
        .toList();
  }

  private List<Release.Migration> migrations() {
    JsonArray array = call.array("migrations");
    if (array.size() > LINES) {
      throw call.wrong("migrations", "At most %d; there are %d.".formatted(LINES, array.size()));
    }
    List<Release.Migration> migrations = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      migrations.add(migration("migrations[%d]".formatted(i), array.get(i)));
    }
    return migrations;
  }

  private Release.Migration migration(String path, JsonElement json) {
    if (json instanceof JsonPrimitive name && name.isString()) {
      return new Release.Migration(named(path, Wording.line(name.getAsString())), null);
    }
    if (!(json instanceof JsonObject object)) {
      throw new Field.Wrong(path, "That has to be {\"name\":\"…\",\"reversible\":true}.");
    }
    var field = new Field(path, object);
    String name = field.text("name", LINE);
    return new Release.Migration(
        named(field.name("name"), name == null ? "" : Wording.line(name)), field.yes("reversible"));
  }

  private String named(String path, String name) {
    if (name.isEmpty()) {
      throw new Field.Wrong(path, "Say what the migration is called.");
    }
    return Field.cut(redact.apply(name), LINE);
  }

  /** Names only: what looks like a value is refused, and is not repeated. */
  private List<String> variables() {
    JsonArray array = call.array("variables");
    if (array.size() > VARIABLES) {
      throw call.wrong("variables", "At most %d; there are %d.".formatted(VARIABLES, array.size()));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String path = "variables[%d]".formatted(i);
      String name =
          array.get(i) instanceof JsonPrimitive text && text.isString()
              ? text.getAsString().strip()
              : "";
      if (!redact.apply(name).equals(name) || name.contains("=")) {
        throw new Field.Wrong(
            path,
            "That looks like a secret's value. Send names only, and change that secret: it has"
                + " been in a request.");
      }
      if (!Naming.isVariable(name)) {
        throw new Field.Wrong(path, "That has to be the name of a variable, never its value.");
      }
      names.add(name);
    }
    return names.stream().distinct().sorted().toList();
  }

  private @Nullable String clean(@Nullable String text) {
    return text == null ? null : Wording.lineOrNull(Objects.requireNonNull(redact.apply(text)));
  }
}
