package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that serves copies what it knows, wherever its database is. */
class NightlyCopyTest {
  private static final Instant NIGHT = Instant.parse("2026-12-01T02:00:00Z");

  @TempDir Path home;

  @Test
  void withItsOwnPostgres() throws Exception {
    copies(Map.of("PORT", "0", "LAUNCHBOT_HOME", home.toString()));
  }

  @Test
  void withADatabaseOfYourOwn() throws Exception {
    copies(
        Map.of(
            "PORT",
            "0",
            "LAUNCHBOT_HOME",
            home.toString(),
            "LAUNCHBOT_SANDBOX",
            "true",
            "DATABASE_URL",
            Stage.variable(TestDatabase.create())));
  }

  private void copies(Map<String, String> environment) throws Exception {
    try (var bot = Launchbot.start(Config.of(environment), InstantSource.system())) {
      assertThat(newest(bot)).isEqualTo("NaN");
      bot.calendar().walk(NIGHT.minusSeconds(1), NIGHT);
      assertThat(home.resolve("backups/launchbot-2026-12-01T02-00-00Z.backup")).exists();
      assertThat(Double.parseDouble(newest(bot))).isEqualTo((double) NIGHT.getEpochSecond());
    }
  }

  private static String newest(Launchbot bot) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI metrics = URI.create("http://127.0.0.1:" + bot.port() + "/metrics");
      return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("launchbot_backup_newest_seconds "))
          .map(line -> line.substring(line.indexOf(' ') + 1))
          .findFirst()
          .orElseThrow();
    }
  }
}
