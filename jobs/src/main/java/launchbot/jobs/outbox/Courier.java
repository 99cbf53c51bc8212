package launchbot.jobs.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.outbox.PaceStore;
import org.jspecify.annotations.Nullable;
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

  /** How long the database is waited for, before and after Slack is called. */
  private static final Duration BEFORE = Duration.ofSeconds(5);

  private static final Duration AFTER = Duration.ofSeconds(25);
  private static final Duration AGAIN = Duration.ofMillis(500);
  static final Duration GIVE_UP = Duration.ofHours(24);
  private static final int BATCH = 32;

  /** Whether something new may be sent is asked this often while calls hang. */
  private static final Duration NEXT_LOOK = Duration.ofMillis(250);

  /** Then the scheduler is given a sign of life, however much still waits. */
  private static final Duration LONG_RUN = Duration.ofSeconds(5);

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

  /**
   * Delivers until nothing more may be sent now, or until the run is long enough; returns how many
   * messages were tried. A call that hangs holds up its own channel only.
   */
  public int deliver() {
    long stopClaiming = System.nanoTime() + LONG_RUN.toNanos();
    int tried = 0;
    int flying = 0;
    try (ExecutorService flights = Executors.newVirtualThreadPerTaskExecutor()) {
      var landed = new ExecutorCompletionService<Boolean>(flights);
      while (true) {
        List<OutboxStore.Key> keys =
            System.nanoTime() < stopClaiming ? claim(BATCH - flying) : List.of();
        keys.forEach(key -> landed.submit(() -> deliver(key), true));
        tried += keys.size();
        flying += keys.size();
        if (flying == 0) {
          return tried;
        }
        flying -= land(landed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tried;
    }
  }

  private List<OutboxStore.Key> claim(int most) {
    Instant now = clock.instant();
    return most == 0
        ? List.of()
        : ledger.across(sql -> OutboxStore.claim(sql, now, LEASE, BURST, most));
  }

  /** Waits a moment for the next one to land; returns how many have by now. */
  private static int land(ExecutorCompletionService<Boolean> flights) throws InterruptedException {
    int landed = 0;
    Future<Boolean> next = flights.poll(NEXT_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null) {
      landed++;
      try {
        next.get();
      } catch (ExecutionException e) {
        // Its lease ends, and it is tried again with a look-up first.
        log.error("A delivery failed and will be looked up", e.getCause());
      }
      next = flights.poll();
    }
    return landed;
  }

  private void deliver(OutboxStore.Key key) {
    Optional<Claimed> claimed =
        patiently(
            BEFORE,
            () ->
                ledger.read(
                    key.workspace(), sql -> OutboxStore.load(sql, key.id(), clock.instant())));
    claimed.ifPresent(message -> {
      Delivery delivery = attempt(message);
      patiently(AFTER, () -> settle(message, delivery));
    });
  }

  /**
   * While the database is away what is claimed, and what Slack said to it, is kept for as long as
   * the lease allows. Otherwise the channel would wait for the lease to end, and for a look-up.
   */
  private static <T> T patiently(Duration howLong, Supplier<T> work) {
    long giveUp = System.nanoTime() + howLong.toNanos();
    while (true) {
      try {
        return work.get();
      } catch (DatabaseAway e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(DatabaseAway away) {
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away;
    }
  }

  private Delivery attempt(Claimed claimed) {
    return switch (claimed.message()) {
      case Message.Post post -> post(claimed, rendered(post.text(), post.blocks()));
      case Message.Reply reply -> post(claimed, rendered(reply.text(), reply.blocks()));
      case Message.File file -> post(claimed, new Rendered(file.text(), "", false));
      case Message.Mail mail -> post(claimed, new Rendered(mail.text(), "", false));
      case Message.Live live -> live(claimed, live);
    };
  }

  private static Rendered rendered(String text, @Nullable String blocks) {
    return new Rendered(text, blocks == null ? "" : blocks, false);
  }

  private Delivery live(Claimed claimed, Message.Live live) {
    if (claimed.gone() || (claimed.posted() == null && !live.post())) {
      return new Delivery.Gone();
    }
    Optional<Rendered> rendered;
    try {
      rendered = render(claimed.workspace(), live.subject());
    } catch (DatabaseAway e) {
      return new Delivery.Failed("the database is away", claimed.unknown());
    } catch (RuntimeException e) {
      // The next change of the subject queues it anew; until then nobody must wait for it.
      log.error("{} cannot be rendered", live.subject(), e);
      return new Delivery.Refused("it cannot be rendered");
    }
    return rendered.map(content -> post(claimed, content)).orElseGet(Delivery.Gone::new);
  }

  private Delivery post(Claimed claimed, Rendered rendered) {
    try {
      return poster.deliver(claimed, rendered);
    } catch (RuntimeException e) {
      log.error("Message {} of {} broke off", claimed.id(), claimed.workspace(), e);
      return new Delivery.Failed("it broke off", true);
    }
  }

  private Optional<Rendered> render(String workspace, String subject) {
    LiveView view = views.get(subject.substring(0, subject.indexOf(':')));
    if (view == null) {
      throw new IllegalStateException("nobody renders " + subject);
    }
    return view.render(workspace, subject);
  }

  private Delivery settle(Claimed claimed, Delivery delivery) {
    Instant now = clock.instant();
    String channel = claimed.message().channel();
    ledger.upkeep(
        claimed.workspace(),
        sql -> {
          switch (delivery) {
            case Delivery.Sent(Claimed.Place place) -> {
              OutboxStore.sent(sql, claimed, place, now);
              PaceStore.pace(sql, claimed.workspace(), channel, now, PACE);
            }
            case Delivery.Gone() -> OutboxStore.gone(sql, claimed, now);
            case Delivery.Limited(Duration pause) -> {
              PaceStore.hold(sql, claimed.workspace(), "*", now.plus(pause));
              OutboxStore.retry(sql, claimed, now.plus(pause), claimed.unknown(), "ratelimited");
            }
            case Delivery.Failed(String why, boolean thisTime) -> {
              // A failure says nothing of the attempts before it.
              boolean perhapsSent = thisTime || claimed.unknown();
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
    return delivery;
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
