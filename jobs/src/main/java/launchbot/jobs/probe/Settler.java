package launchbot.jobs.probe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.probe.Looked;
import launchbot.probe.Settling;
import launchbot.probe.Turning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what looks found, those of a workspace in one transaction. While the database is away it
 * waits for it; whatever is not kept is looked at again, by whoever takes it when its lease ends.
 */
final class Settler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Settler.class);
  private static final Actor ACTOR = Actor.schedule("probes");
  private static final int MOST = 256;

  /** More looks than one may be over by then. */
  private static final Duration GATHER = Duration.ofMillis(40);

  private static final Duration AGAIN = Duration.ofMillis(500);

  private final Ledger ledger;
  private final List<Turning> turnings;
  private final InstantSource clock;
  private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  private record Item(String workspace, Looked looked) {}

  Settler(Ledger ledger, List<Turning> turnings, InstantSource clock) {
    this.ledger = ledger;
    this.turnings = List.copyOf(turnings);
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("probes-settle").start(this::run);
  }

  void add(String workspace, Looked looked) {
    unsettled.incrementAndGet();
    waiting.add(new Item(workspace, looked));
  }

  /** How many looks are not kept yet. */
  int unsettled() {
    return unsettled.get();
  }

  /** Keeps what there is, unless the database is away. */
  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(Duration.ofSeconds(2))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        List<Item> items = gather();
        items.stream()
            .collect(Collectors.groupingBy(Item::workspace))
            .forEach(
                (workspace, mine) -> keep(workspace, mine.stream().map(Item::looked).toList()));
        unsettled.addAndGet(-items.size());
      }
    } catch (InterruptedException e) {
      log.info("{} looks are left to whoever takes them next", unsettled.get());
    }
  }

  private List<Item> gather() throws InterruptedException {
    List<Item> items = new ArrayList<>();
    Item first = waiting.poll(100, TimeUnit.MILLISECONDS);
    if (first == null) {
      return items;
    }
    items.add(first);
    if (!closed) {
      Thread.sleep(GATHER);
    }
    waiting.drainTo(items, MOST);
    return items;
  }

  private void keep(String workspace, List<Looked> looks) {
    // The newest of each: a look that came twice while the database was away counts once.
    List<Looked> each =
        List.copyOf(
            looks.stream()
                .collect(
                    Collectors.toMap(
                        look -> look.probe().id(),
                        look -> look,
                        (one, other) -> other,
                        java.util.LinkedHashMap::new))
                .values());
    try {
      patiently(workspace, each);
    } catch (RuntimeException e) {
      if (each.size() == 1) {
        log.error(
            "The look of probe {} of {} cannot be kept; it is looked at again",
            each.getFirst().probe().id(),
            workspace,
            e);
      } else {
        // One of them must not take the others along.
        each.forEach(look -> keep(workspace, List.of(look)));
      }
    }
  }

  private void patiently(String workspace, List<Looked> looks) {
    boolean said = false;
    while (true) {
      try {
        settle(workspace, looks);
        if (said) {
          log.info("The database is back: what probes saw meanwhile is kept");
        }
        return;
      } catch (DatabaseAway e) {
        if (closed) {
          throw e;
        }
        if (!said) {
          log.warn(
              "The database does not answer; {} looks wait for it: {}",
              unsettled.get(),
              e.getMessage());
        }
        said = true;
        pause(e);
      }
    }
  }

  private void settle(String workspace, List<Looked> looks) {
    ledger.<Map<String, Integer>>observe(
        new Cause(workspace, ACTOR, clock.instant(), null),
        tx -> {
          Settling.settle(tx, looks, turnings);
          return Map.of();
        });
  }

  private static void pause(DatabaseAway away) {
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away;
    }
  }
}
