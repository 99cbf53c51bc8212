package launchbot.jobs.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.ledger.Ledger;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in the outbox to Slack, in order per channel, however many replicas do the same.
 * A message is claimed, the claim is committed, Slack is called with no transaction open, and the
 * outcome is settled. Whoever dies in between leaves a lease that ends.
 */
public final class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  /** Longer than a call to Slack can take: timeouts of {@link SlackPoster} included. */
  static final Duration LEASE = Duration.ofSeconds(45);

  /** Slack allows about one message per second and channel, with short bursts. */
  static final Duration PACE = Duration.ofSeconds(1);

  static final Duration BURST = Duration.ofSeconds(3);
  static final Duration GIVE_UP = Duration.ofHours(24);
  private static final int BATCH = 32;

  private final Ledger ledger;
  private final Poster poster;
  private final Map<String, LiveView> views;
  private final InstantSource clock;

  public Courier(Ledger ledger, Poster poster, List<LiveView> views, InstantSource clock) {
    this.ledger = ledger;
    this.poster = poster;
    this.views = views.stream().collect(Collectors.toMap(LiveView::kind, Function.identity()));
    this.clock = clock;
  }

  /** Delivers until nothing more may be sent now; returns how many messages were tried. */
  public int deliver() {
    int tried = 0;
    while (true) {
      Instant now = clock.instant();
      List<OutboxStore.Key> keys =
          ledger.across(sql -> OutboxStore.claim(sql, now, LEASE, BURST, BATCH));
      if (keys.isEmpty()) {
        return tried;
      }
      tried += keys.size();
      try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
        keys.stream().map(key -> each.submit(() -> deliver(key))).toList().forEach(Courier::await);
      }
    }
  }

  private static void await(Future<?> delivery) {
    try {
      delivery.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      // Its lease ends, and it is tried again with a look-up first.
      log.error("A delivery failed and will be looked up", e.getCause());
    }
  }

  private void deliver(OutboxStore.Key key) {
    Optional<Claimed> claimed =
        ledger.read(key.workspace(), sql -> OutboxStore.load(sql, key.id()));
    claimed.ifPresent(message -> settle(message, attempt(message)));
  }

  private Delivery attempt(Claimed claimed) {
    if (claimed.gone()) {
      return new Delivery.Gone();
    }
    return switch (claimed.message()) {
      case Message.Post post -> {
        String blocks = post.blocks();
        yield poster.deliver(
            claimed, new Rendered(post.text(), blocks == null ? "" : blocks, false));
      }
      case Message.File file -> poster.deliver(claimed, new Rendered(file.text(), "", false));
      case Message.Live live ->
          render(claimed.workspace(), live.subject())
              .map(rendered -> poster.deliver(claimed, rendered))
              .orElseGet(Delivery.Gone::new);
    };
  }

  private Optional<Rendered> render(String workspace, String subject) {
    LiveView view = views.get(subject.substring(0, subject.indexOf(':')));
    if (view == null) {
      throw new IllegalStateException("nobody renders " + subject);
    }
    return view.render(workspace, subject);
  }

  private void settle(Claimed claimed, Delivery delivery) {
    Instant now = clock.instant();
    String channel = claimed.message().channel();
    ledger.upkeep(
        claimed.workspace(),
        sql -> {
          switch (delivery) {
            case Delivery.Sent(Claimed.Place place) -> {
              OutboxStore.sent(sql, claimed, place, now);
              OutboxStore.pace(sql, claimed.workspace(), channel, now, PACE);
            }
            case Delivery.Gone() -> OutboxStore.gone(sql, claimed, now);
            case Delivery.Limited(Duration pause) -> {
              OutboxStore.hold(sql, claimed.workspace(), "*", now.plus(pause));
              OutboxStore.retry(sql, claimed, now.plus(pause), claimed.unknown(), "ratelimited");
            }
            case Delivery.Failed(String why, boolean perhapsSent) -> {
              if (now.isAfter(claimed.firstTry().plus(GIVE_UP))) {
                DeadLetters.bury(sql, claimed, why, now);
              } else {
                OutboxStore.retry(
                    sql, claimed, now.plus(backOff(claimed, perhapsSent)), perhapsSent, why);
              }
            }
            case Delivery.Refused(String why) -> DeadLetters.bury(sql, claimed, why, now);
          }
          return delivery;
        });
    if (!(delivery instanceof Delivery.Sent)) {
      log.info("Message {} of {}: {}", claimed.id(), claimed.workspace(), delivery);
    }
  }

  /**
   * 1, 2, 4 … seconds, at most a minute: an hour's outage ends within a minute of Slack's return. A
   * message that may still be on its way is given five seconds to arrive before it is looked up.
   */
  static Duration backOff(Claimed claimed, boolean perhapsSent) {
    int doublings = Math.min(claimed.attempts() - 1, 6);
    return Duration.ofSeconds(Math.clamp(1L << doublings, perhapsSent ? 5 : 1, 60));
  }
}
