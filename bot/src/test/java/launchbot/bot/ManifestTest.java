package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.impl.FilesUploadV2Helper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import launchbot.bot.check.Scopes;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Shortcut;
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
    assertThat(yaml).containsOnlyOnce("  socket_mode_enabled: false");
    String socketMode = yaml.replace("socket_mode_enabled: false", "socket_mode_enabled: true");
    assertThat(schema.validate(socketMode, InputFormat.YAML)).as("the switch").isEmpty();
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

  /** Commands, shortcuts and events here are those that the code registers. */
  @Test
  void namesWhatTheCodeRegisters() {
    assertThat(list("features", "slash_commands"))
        .map(command ->
            new Command.Declaration(
                text(command, "command"),
                text(command, "usage_hint"),
                text(command, "description")))
        .containsExactlyInAnyOrderElementsOf(Registry.COMMANDS);
    assertThat(list("features", "shortcuts"))
        .map(shortcut ->
            new Shortcut.Declaration(text(shortcut, "callback_id"), text(shortcut, "name")))
        .containsExactlyInAnyOrderElementsOf(Registry.SHORTCUTS);
    assertThat(list("settings", "event_subscriptions", "bot_events"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(Registry.EVENTS);
  }

  /** What each method of the Web API needs that the code calls; methods that need nothing too. */
  private static final Map<String, Set<String>> SCOPES_OF_METHODS =
      Map.ofEntries(
          Map.entry("authTest", Set.of()),
          Map.entry("appsConnectionsOpen", Set.of()), // connections:write, of the app-level token
          Map.entry("viewsOpen", Set.of()),
          Map.entry("viewsPublish", Set.of()),
          Map.entry("chatGetPermalink", Set.of()),
          // Public channels may be posted to without being invited first.
          Map.entry("chatPostMessage", Set.of("chat:write", "chat:write.public")),
          Map.entry("chatUpdate", Set.of("chat:write")),
          Map.entry("chatPostEphemeral", Set.of("chat:write")),
          Map.entry("botsInfo", Set.of("users:read")),
          Map.entry("usersInfo", Set.of("users:read")),
          Map.entry("pinsAdd", Set.of("pins:write")),
          Map.entry("reactionsAdd", Set.of("reactions:write")),
          Map.entry("reactionsRemove", Set.of("reactions:write")),
          Map.entry("reactionsGet", Set.of("reactions:read")),
          Map.entry("conversationsArchive", Set.of("channels:manage")),
          Map.entry("conversationsCreate", Set.of("channels:manage")),
          Map.entry("conversationsInvite", Set.of("channels:manage")),
          Map.entry("conversationsList", Set.of("channels:read")),
          Map.entry("conversationsSetTopic", Set.of("channels:manage")),
          Map.entry("conversationsOpen", Set.of("im:write")),
          Map.entry("conversationsInfo", Set.of("channels:read", "groups:read")),
          Map.entry(
              "conversationsHistory", Set.of("channels:history", "groups:history", "im:history")),
          Map.entry(
              "conversationsReplies", Set.of("channels:history", "groups:history", "im:history")),
          Map.entry("uploadFile", Set.of("files:write")),
          Map.entry("filesCompleteUploadExternal", Set.of("files:write")));

  private static final Map<String, Set<String>> SCOPES_OF_EVENTS =
      Map.ofEntries(
          Map.entry("app_mention", Set.of("app_mentions:read")),
          Map.entry("user_change", Set.of("users:read")),
          Map.entry("app_home_opened", Set.of()),
          Map.entry("reaction_added", Set.of("reactions:read")),
          Map.entry("reaction_removed", Set.of("reactions:read")),
          Map.entry("message.channels", Set.of("channels:history")),
          Map.entry("message.groups", Set.of("groups:history")),
          Map.entry("channel_archive", Set.of("channels:read")),
          Map.entry("channel_unarchive", Set.of("channels:read")),
          Map.entry("channel_rename", Set.of("channels:read")),
          Map.entry("group_archive", Set.of("groups:read")),
          Map.entry("group_unarchive", Set.of("groups:read")),
          Map.entry("group_rename", Set.of("groups:read")));

  @Test
  void asksForTheScopesThatTheCodeUsesAndForNoOther() {
    Set<String> needed = new TreeSet<>();
    needed.add("commands"); // for commands and for shortcuts
    needed.add("files:read"); // for what is handed in through a file input, fetched by its address
    for (String event : Registry.EVENTS) {
      assertThat(SCOPES_OF_EVENTS).as("say which scopes the event needs").containsKey(event);
      needed.addAll(SCOPES_OF_EVENTS.getOrDefault(event, Set.of()));
    }
    for (String method : calledMethods()) {
      assertThat(SCOPES_OF_METHODS).as("say which scopes the method needs").containsKey(method);
      needed.addAll(SCOPES_OF_METHODS.getOrDefault(method, Set.of()));
    }
    assertThat(list("oauth_config", "scopes", "bot"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void theCheckAsksForTheSameScopes() {
    assertThat(list("oauth_config", "scopes", "bot"))
        .map(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(Scopes.needed());
  }

  private static Set<String> calledMethods() {
    Set<String> methods = new TreeSet<>();
    for (JavaClass ours :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("launchbot.bot", "launchbot.jobs")) {
      for (JavaMethodCall call : ours.getMethodCallsFromSelf()) {
        if (call.getTargetOwner().isEquivalentTo(MethodsClient.class)
            || call.getTargetOwner().isEquivalentTo(FilesUploadV2Helper.class)) {
          methods.add(call.getName());
        }
      }
    }
    methods.remove("close");
    assertThat(methods).as("the code is looked at").contains("chatPostMessage", "viewsOpen");
    return methods;
  }

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
