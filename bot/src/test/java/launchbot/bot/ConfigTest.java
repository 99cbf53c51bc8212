package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the environment may say, and what is answered where it says something else. */
class ConfigTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> SLACK =
      Map.of("SLACK_SIGNING_SECRET", "hunter2", "SLACK_BOT_TOKEN", "xoxb-hunter2");

  @Test
  void withNothingSetItIsASandboxOnThisMachineOnly() {
    Config config = Config.of(Map.of());
    assertThat(config.sandbox()).isTrue();
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(3000);
    assertThat(config.database()).isNull();
    assertThat(config.home()).endsWithRaw(java.nio.file.Path.of(".launchbot"));
  }

  @Test
  void withSlacksSecretsItListensToTheWorldAndShowsNoneOfThem() {
    Config config =
        Config.of(
            and(
                SLACK,
                "DATABASE_URL",
                "postgres://ann:hunter2@db.example:5433/bot?sslmode=require",
                "LAUNCHBOT_BASE_URL",
                "https://bot.example"));
    assertThat(config.sandbox()).isFalse();
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.baseUrl()).isEqualTo(URI.create("https://bot.example/"));
    assertThat(Objects.requireNonNull(config.database()).password()).isEqualTo("hunter2");
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @Test
  void probesKeepOutOfPrivateNetworksUntilItIsSaidOtherwise() {
    assertThat(Config.of(Map.of()).privateTargets()).isFalse();
    assertThat(Config.of(Map.of()).dns()).isNull();
    Config config =
        Config.of(
            Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true", "LAUNCHBOT_DNS", "192.0.2.53:5353"));
    assertThat(config.privateTargets()).isTrue();
    assertThat(config.dns()).isEqualTo("192.0.2.53:5353");
  }

  @Test
  void canariesAreAskedWhereThereIsARealWorkspace() {
    assertThat(Config.of(Map.of()).canaries()).isEmpty();
    Map<String, String> real =
        Map.of("SLACK_APP_TOKEN", "xapp-hunter2", "SLACK_BOT_TOKEN", "xoxb-hunter2");
    assertThat(Config.of(real).canaries()).hasSize(3).contains("1.1.1.1:443");
    assertThat(Config.of(Map.of("LAUNCHBOT_CANARIES", "gw.example.com:443")).canaries())
        .containsExactly("gw.example.com:443");
    mistake(Map.of("LAUNCHBOT_CANARIES", "https://example.com"), "LAUNCHBOT_CANARIES: ");
    mistake(Map.of("LAUNCHBOT_HEARTBEAT_URL", "hunter2"), "LAUNCHBOT_HEARTBEAT_URL: ");
    assertThat(
            Config.of(Map.of("LAUNCHBOT_HEARTBEAT_URL", "https://hc.example/ping")).heartbeatUrl())
        .as("as it was given")
        .hasToString("https://hc.example/ping");
  }

  @Test
  void withAnAppTokenNoSigningSecretIsNeeded() {
    Config config =
        Config.of(Map.of("SLACK_APP_TOKEN", "xapp-hunter2", "SLACK_BOT_TOKEN", "xoxb-hunter2"));
    assertThat(config.sandbox()).isFalse();
    var slack = Objects.requireNonNull(config.slack());
    assertThat(slack.appToken()).isEqualTo("xapp-hunter2");
    assertThat(slack.signingSecret()).isNull();
    assertThat(slack.toString()).doesNotContain("hunter2");
  }

  @Test
  void whatIsEmptyIsNotSet() {
    Config config = Config.of(Map.of("PORT", " ", "DATABASE_URL", "", "SLACK_BOT_TOKEN", ""));
    assertThat(config.sandbox()).isTrue();
    assertThat(config.port()).isEqualTo(3000);
  }

  @Test
  void theKeyIsASecretToo() {
    assertThat(Config.of(Map.of("LAUNCHBOT_KEY", KEY)).toString()).doesNotContain(KEY);
  }

  @Test
  void everyMistakeNamesItsVariable() {
    mistake(Map.of("PORT", "http"), "PORT: ");
    mistake(Map.of("PORT", "65536"), "PORT: ");
    mistake(Map.of("PORT", "-1"), "PORT: ");
    mistake(Map.of("LAUNCHBOT_KEY", "hunter2"), "LAUNCHBOT_KEY: ");
    mistake(Map.of("LAUNCHBOT_SANDBOX", "yes"), "LAUNCHBOT_SANDBOX: ");
    mistake(Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "1"), "LAUNCHBOT_ALLOW_PRIVATE_TARGETS: ");
    mistake(Map.of("LAUNCHBOT_DNS", "192.0.2.53:port"), "LAUNCHBOT_DNS: ");
    mistake(Map.of("LAUNCHBOT_BASE_URL", "bot.example"), "LAUNCHBOT_BASE_URL: ");
    mistake(Map.of("SLACK_API_URL", "ftp://bot.example"), "SLACK_API_URL: ");
    mistake(Map.of("SLACK_SIGNING_SECRET", "hunter2"), "SLACK_BOT_TOKEN: ");
    mistake(Map.of("SLACK_BOT_TOKEN", "xoxb-hunter2"), "SLACK_SIGNING_SECRET: ");
    mistake(Map.of("SLACK_APP_TOKEN", "xapp-hunter2"), "SLACK_BOT_TOKEN: missing");
    mistake(
        and(SLACK, "SLACK_APP_TOKEN", "xoxb-hunter2"), "SLACK_APP_TOKEN: that is the bot token");
    mistake(
        and(SLACK, "SLACK_APP_TOKEN", "hunter2"), "SLACK_APP_TOKEN: expected an app-level token");
    mistake(
        and(SLACK, "SLACK_BOT_TOKEN", "xapp-hunter2"), "SLACK_BOT_TOKEN: that is the app-level");
    mistake(and(SLACK, "SLACK_BOT_TOKEN", "xoxp-hunter2"), "SLACK_BOT_TOKEN: ");
    mistake(and(SLACK, "LAUNCHBOT_SANDBOX", "true"), "LAUNCHBOT_SANDBOX: ");
    for (String url :
        List.of(
            "mysql://ann:hunter2@db.example/bot",
            "postgres://ann:hunter2@/bot",
            "postgres://ann:hunter2@db.example",
            "postgres://ann:hunter2@db.example:port/bot",
            "postgres://ann:hunter2 @db.example/bot",
            "jdbc:postgresql://db.example:port/bot?password=hunter2")) {
      mistake(and(SLACK, "DATABASE_URL", url), "DATABASE_URL: ");
    }
  }

  @Test
  void whatLooksLikeProductionIsNoSandboxByAccident() {
    var database = Map.of("DATABASE_URL", "postgres://ann:hunter2@db.example/bot");
    mistake(database, "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN are missing");
    mistake(
        Map.of("LAUNCHBOT_BASE_URL", "https://bot.example"),
        "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN are missing");
    assertThat(Config.of(and(database, "LAUNCHBOT_SANDBOX", "true")).sandbox()).isTrue();
  }

  private static void mistake(Map<String, String> environment, String begins) {
    var mistakes = catchThrowableOfType(Config.Mistakes.class, () -> Config.of(environment));
    assertThat(mistakes).as("%s", environment).isNotNull();
    assertThat(String.valueOf(mistakes.getMessage()).lines())
        .as("%s", environment)
        .anyMatch(line -> line.startsWith(begins))
        .noneMatch(line -> line.contains("hunter2"));
  }

  private static Map<String, String> and(Map<String, String> some, String... more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}
