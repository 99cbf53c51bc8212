package launchbot.jobs.alarm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.outbox.Delivery;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.outbox.Rendered;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to a team's own program, signed (see {@link Signing}). Where it is not known whether
 * it arrived it is posted again with the same {@code Launchbot-Delivery}, by which the program can
 * tell. Redirects are not followed: the address that was allowed is the one that is meant.
 */
public final class WebhookPoster implements Poster {
  private static final Duration TIMEOUT = Duration.ofSeconds(12);
  private static final int MOST = 1 << 12;

  private final Fetcher fetcher;
  private final Keys keys;
  private final InstantSource clock;

  /** The secrets that webhooks' routes are signed with. */
  public interface Keys {
    /**
     * @param alert names what is sent, as {@code Alert.tag} does
     * @return empty for a route that is no more
     */
    Optional<String> of(String workspace, @Nullable String alert);
  }

  public WebhookPoster(Fetcher fetcher, Keys keys, InstantSource clock) {
    this.fetcher = fetcher;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    String alert = claimed.message() instanceof Message.Post post ? post.thread() : null;
    Optional<String> key = keys.of(claimed.workspace(), alert);
    if (key.isEmpty()) {
      return new Delivery.Refused("the route was removed");
    }
    String signature = Signing.header(key.get(), clock.instant(), rendered.text());
    var wanted =
        new Wanted(
            "POST",
            URI.create(claimed.message().channel()),
            List.of(
                new Wanted.Header("Content-Type", "application/json"),
                new Wanted.Header(Signing.HEADER, signature),
                new Wanted.Header("Launchbot-Delivery", String.valueOf(claimed.id()))),
            rendered.text().getBytes(StandardCharsets.UTF_8),
            TIMEOUT,
            MOST);
    return switch (fetcher.fetch(wanted)) {
      case Fetched.Answered answered -> outcome(answered.status(), claimed);
      case Fetched.Failed failed ->
          failed.refused()
              ? new Delivery.Refused("that address is none that I may reach")
              : new Delivery.Failed("no answer from the webhook", true);
    };
  }

  private static Delivery outcome(int status, Claimed claimed) {
    if (status / 100 == 2) {
      return new Delivery.Sent(
          new Claimed.Place(claimed.message().channel(), String.valueOf(claimed.id())));
    }
    return status == 408 || status == 425 || status == 429 || status >= 500
        ? new Delivery.Failed("the webhook answered " + status, true)
        : new Delivery.Refused("the webhook answered " + status);
  }
}
