package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The Slack app that {@code manifest.yml} makes is one that Slack accepts and that we can serve.
 */
class ManifestTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("launchbot.root")));
  private static final Path SCHEMA =
      ROOT.resolve("../shared/suites/slack/manifest.schema.2.0.0.json").normalize();

  private final String yaml = Files.readString(ROOT.resolve("manifest.yml"));
  private final Object manifest = new Yaml().load(yaml);

  ManifestTest() throws IOException {}

  @Test
  void followsSlacksSchema() throws IOException {
    if (!Files.exists(SCHEMA)) {
      assertThat(System.getenv("CI")).as("no schema at %s", SCHEMA).isNotEqualTo("true");
      assumeTrue(false, "Slack's schema is not at " + SCHEMA);
    }
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(SCHEMA));

    assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
    assertThat(schema.validate(yaml.replace("  name: Launchbot", "  nome: x"), InputFormat.YAML))
        .as("the schema is looked at")
        .isNotEmpty();
  }

  @Test
  void keepsSlacksLimits() {
    assertThat(text("display_information", "name")).hasSizeLessThanOrEqualTo(35);
    assertThat(text("display_information", "description")).hasSizeLessThanOrEqualTo(140);
    assertThat(text("display_information", "long_description")).hasSizeBetween(175, 4000);
    assertThat(list("features", "slash_commands"))
        .allSatisfy(command -> assertThat(text(command, "command")).hasSizeLessThanOrEqualTo(32));
    assertThat(list("features", "shortcuts"))
        .hasSizeLessThanOrEqualTo(10)
        .allSatisfy(shortcut -> {
          assertThat(text(shortcut, "name")).hasSizeLessThanOrEqualTo(24);
          assertThat(text(shortcut, "callback_id")).hasSizeLessThanOrEqualTo(255);
        });
  }

  /** Words of a command are read as escaped text: without it, a person is only a name. */
  @Test
  void hasEveryCommandEscaped() {
    assertThat(list("features", "slash_commands"))
        .isNotEmpty()
        .allSatisfy(command -> assertThat(at(command, "should_escape")).isEqualTo(true));
  }

  @Test
  void sendsEverythingToTheOneRoute() {
    var url = "https://YOUR-HOST/slack/events";

    assertThat(list("features", "slash_commands"))
        .allSatisfy(command -> assertThat(text(command, "url")).isEqualTo(url));
    assertThat(text("settings", "interactivity", "request_url")).isEqualTo(url);
    assertThat(text("settings", "event_subscriptions", "request_url")).isEqualTo(url);
  }

  @Test
  void asksForEachScopeOnce() {
    assertThat(list("oauth_config", "scopes", "bot")).doesNotHaveDuplicates();
  }

  /** Commands, shortcuts, events and scopes here are those that the code registers and uses. */
  @Disabled("the code registers nothing yet")
  @Test
  void namesWhatTheCodeRegisters() {}

  private String text(String... path) {
    return text(manifest, path);
  }

  private static String text(Object from, String... path) {
    return (String) at(from, path);
  }

  private List<?> list(String... path) {
    return (List<?>) at(manifest, path);
  }

  private static Object at(Object from, String... path) {
    Object found = from;
    for (String name : path) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(name), name);
    }
    return found;
  }
}
