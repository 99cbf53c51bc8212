package launchbot.bot.slack;

import com.slack.api.model.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files that people hand in through a form. */
public final class Files {
  public static final int LARGEST = 1 << 20;

  private final SlackConnection slack;
  private final @Nullable URI api;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param api base of the Web API; null: Slack's own
   */
  public Files(SlackConnection slack, @Nullable URI api) {
    this.slack = slack;
    this.api = api;
  }

  /** The file as text; empty when it cannot be fetched in time or is larger than a megabyte. */
  public Optional<String> text(File file) {
    return bytes(file, LARGEST).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The file as it is; empty when it cannot be fetched in time or is larger.
   *
   * @param most in bytes
   */
  public Optional<byte[]> bytes(File file, int most) {
    String url = file.getUrlPrivateDownload();
    return url == null || !isSlacks(url)
        ? Optional.empty()
        : Patience.ask("what is in a file", () -> fetch(url, most));
  }

  /** The address came in with a request, and the bot's token goes out with the next one. */
  private boolean isSlacks(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return api == null
        ? "https".equals(uri.getScheme()) && "files.slack.com".equals(uri.getAuthority())
        : String.valueOf(api.getScheme()).equals(uri.getScheme())
            && String.valueOf(api.getAuthority()).equals(uri.getAuthority());
  }

  private Optional<byte[]> fetch(String url, int most) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(2))
            .header("Authorization", "Bearer " + slack.token())
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      byte[] bytes = body.readNBytes(most + 1);
      return answer.statusCode() == 200 && bytes.length <= most
          ? Optional.of(bytes)
          : Optional.empty();
    }
  }
}
