package launchbot.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Slack's Web API, or to what stands in for it. One per process: each brings threads.
 */
public final class SlackApi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackApi.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Slack slack;
  private final @Nullable URI base;

  /**
   * @param base of the Web API; null: Slack's own
   */
  public SlackApi(@Nullable URI base) {
    this(base, PATIENCE);
  }

  /**
   * @param patience how long a call may take in all
   */
  public SlackApi(@Nullable URI base, Duration patience) {
    var config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis((int) patience.toMillis());
    if (base != null) {
      config.setMethodsEndpointUrlPrefix(base.toString());
      // A proxy from the environment would swallow calls to a stand-in on this machine.
      config.setProxyUrl(null);
    }
    this.slack = Slack.getInstance(config);
    this.base = base;
  }

  /** The Web API as whoever the token belongs to. */
  public MethodsClient as(String token) {
    return slack.methods(token);
  }

  /**
   * For WebSockets, with the same proxy and limits; whoever asks for it closes it.
   *
   * @param ping how often the other side has to show that it is alive
   */
  public OkHttpClient sockets(Duration ping) {
    return SlackHttpClient.buildOkHttpClient(slack.getConfig())
        .newBuilder()
        .pingInterval(ping)
        .build();
  }

  /** Whether a WebSocket may be opened there: to Slack itself, or to what stands in for it. */
  public boolean mayConnect(URI address) {
    String host = String.valueOf(address.getHost());
    return base == null
        ? "wss".equals(address.getScheme())
            && (host.equals("slack.com") || host.endsWith(".slack.com"))
        : host.equals(base.getHost());
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      log.warn("The Slack client did not close", e);
    }
  }
}
