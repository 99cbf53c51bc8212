package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Sandbox;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;

/** A whole bot with its sandbox and a fresh database: what people do goes over signed HTTP. */
public final class Stage implements AutoCloseable {
  private final Launchbot bot;
  private final Sandbox sandbox;

  private Stage(Launchbot bot) {
    this.bot = bot;
    this.sandbox = Objects.requireNonNull(bot.sandbox());
  }

  public static Stage open() {
    return open(TestDatabase.migrated(), home(), InstantSource.system());
  }

  public static Stage open(DatabaseUrl url, Path home, InstantSource clock) {
    return new Stage(Launchbot.start(config(url, home), clock));
  }

  /** On a database that the test looks into as well. */
  public static Stage open(TestDatabase database, InstantSource clock) {
    return open(database, clock, Map.of());
  }

  /** With further variables of the environment. */
  public static Stage open(TestDatabase database, InstantSource clock, Map<String, String> more) {
    Map<String, String> environment = environment(database.url(), home());
    environment.putAll(more);
    environment.put("LAUNCHBOT_KEY", new String(TestDatabase.KEY, StandardCharsets.UTF_8));
    return new Stage(Launchbot.start(Config.of(environment), clock));
  }

  /** With further variables of the environment: {@code LAUNCHBOT_ALLOW_PRIVATE_TARGETS}. */
  public static Stage with(Map<String, String> more) {
    Map<String, String> environment = environment(TestDatabase.migrated(), home());
    environment.putAll(more);
    return new Stage(Launchbot.start(Config.of(environment), InstantSource.system()));
  }

  public static Path home() {
    try {
      return Files.createTempDirectory("launchbot-home");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Config config(DatabaseUrl url, Path home) {
    return Config.of(environment(url, home));
  }

  private static Map<String, String> environment(DatabaseUrl url, Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("LAUNCHBOT_HOME", home.toString());
    environment.put("LAUNCHBOT_SANDBOX", "true");
    environment.put("DATABASE_URL", variable(url));
    return environment;
  }

  /** As people write it into {@code DATABASE_URL}. */
  static String variable(DatabaseUrl url) {
    return url.jdbc()
        .replace("jdbc:postgresql://", "postgres://" + url.user() + ":" + url.password() + "@");
  }

  public Launchbot bot() {
    return bot;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public SandboxPerson ada() {
    return sandbox.as(Cast.ADA);
  }

  public SandboxPerson ben() {
    return sandbox.as(Cast.BEN);
  }

  public SandboxPerson chiyo() {
    return sandbox.as(Cast.CHIYO);
  }

  public SandboxPerson dana() {
    return sandbox.as(Cast.DANA);
  }

  /** Types it in the launch's channel and returns every word of the answer. */
  public String type(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  public Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/triage " + words);
    assertThat(answer.error()).as("/triage " + words).isNull();
    return answer;
  }

  /** Types it behind {@code /launch} in the launch's channel. */
  public Answer launch(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/launch " + words);
    assertThat(answer.error()).as("/launch " + words).isNull();
    return answer;
  }

  /**
   * Puts the clock forward as the page does, for Ada, over HTTP.
   *
   * @param how {@code "seconds":3600}, {@code "to":"morning"}, {@code "play":true}
   * @return what the page is answered
   */
  public String leap(String how) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/sandbox/ui/clock".formatted(bot.port())))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"as\":\"%s\",%s}".formatted(Cast.ADA, how)))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that stands in a channel, a message a line. */
  public List<String> shownIn(String channel) {
    List<String> shown = new ArrayList<>();
    for (JsonObject message : sandbox.messages(channel)) {
      shown.add(Answer.shown(message));
    }
    return shown;
  }

  /** Waits until some message of the channel contains all of these. */
  public String seesIn(String channel, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                shownIn(channel).stream()
                    .filter(text -> List.of(pieces).stream().allMatch(text::contains))
                    .findFirst()
                    .orElse(""),
            text -> !text.isEmpty());
  }

  /** Waits until the person has a private message with all of these; returns it. */
  public JsonObject whispered(String person, String channel, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                sandbox.ephemerals(person, channel).reversed().stream()
                    .filter(message ->
                        List.of(pieces).stream().allMatch(Answer.shown(message)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            message -> message.size() > 0);
  }

  /** Nothing that we sent was something that Slack would not take. */
  public void nothingRejected() {
    assertThat(sandbox.rejected()).isEmpty();
  }

  @Override
  public void close() {
    bot.close();
  }
}
