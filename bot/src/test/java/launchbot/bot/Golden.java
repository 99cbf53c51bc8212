package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Card;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Surface;

/**
 * What we send, as it was when somebody last looked at it, a block a line; and whether Slack would
 * take it. After a change that is meant: {@code mvn … -Dgolden=write}, and read the diff.
 */
public final class Golden {
  private static final Path FILES =
      Path.of(Objects.requireNonNull(System.getProperty("launchbot.root")))
          .resolve("bot/src/test/resources/golden");
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private static final String LOOKS_LIKE_A_LINK = "\"mrkdwn\",\"text\":\"[^\"]*<[A-Za-z](?!ttps?:)";

  private Golden() {}

  public static void check(String name, Card card) {
    String json = card.blocksJson();
    JsonElement blocks = json == null ? new JsonArray() : JsonParser.parseString(json);
    assertThat(BlockKitRules.problems(blocks, Surface.MESSAGE)).as(name).isEmpty();
    var head = new JsonObject();
    head.addProperty("text", card.text());
    same(name, lines(head, blocks.getAsJsonArray()));
  }

  public static void check(String name, View view) {
    JsonObject json =
        JsonParser.parseString(GsonFactory.createSnakeCase().toJson(view)).getAsJsonObject();
    assertThat(BlockKitRules.problems(json, Surface.MODAL)).as(name).isEmpty();
    JsonArray blocks = json.remove("blocks").getAsJsonArray();
    same(name, lines(json, blocks));
  }

  /** Text that is no message by itself: a list of them. */
  public static void text(String name, String now) {
    same(name, now);
  }

  private static String lines(JsonObject head, JsonArray blocks) {
    List<String> lines = new ArrayList<>();
    head.entrySet()
        .forEach(
            field -> lines.add(GSON.toJson(field.getKey()) + ": " + GSON.toJson(field.getValue())));
    blocks.forEach(block -> lines.add(GSON.toJson(block)));
    return String.join("\n", lines) + "\n";
  }

  private static void same(String name, String now) {
    // Slack takes <title> in a text for a link: what looks like markup has to be meant as such.
    assertThat(now).as(name).doesNotContainPattern(LOOKS_LIKE_A_LINK);
    Path file = FILES.resolve(name + ".txt");
    try {
      if ("write".equals(System.getProperty("golden"))) {
        Files.writeString(file, now);
      }
      assertThat(now)
          .as("%s is another than it was; if that is meant: -Dgolden=write", file.getFileName())
          .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
