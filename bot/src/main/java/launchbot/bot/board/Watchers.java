package launchbot.bot.board;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import launchbot.jobs.Rate;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;

/**
 * The browsers that have a board open, and what tells them that it has changed (server-sent events,
 * WHATWG HTML "Server-sent events"). Whether anything has is one look a second at the newest fact
 * of a workspace; a board is drawn once for all who watch it.
 */
final class Watchers {
  /** More than that are asked to reload by themselves. */
  static final int MOST = 500;

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Time passes without a fact: what is due becomes late. */
  private static final Duration ANYWAY = Duration.ofSeconds(30);

  /** Proxies end connections on which nothing is said for a minute. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final InstantSource clock;
  private final Doorkeeper door;
  private final Drawer drawer;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<Board, Drawn> drawn = new HashMap<>();
  private volatile boolean closed;

  Watchers(Ledger ledger, InstantSource clock, Doorkeeper door, Drawer drawer) {
    this.ledger = ledger;
    this.clock = clock;
    this.door = door;
    this.drawer = drawer;
  }

  /** Draws the board of whoever is in. */
  interface Drawer {
    String draw(Doorkeeper.Guest guest);
  }

  private record Board(String workspace, long launch) {}

  private record Drawn(long fact, Instant at, String html) {}

  /** A browser. */
  private static final class Watcher {
    private final SseClient client;
    private final String secret;
    private Doorkeeper.Guest guest;
    private Instant asked;
    private String last = "";
    private Instant spoken;

    Watcher(SseClient client, String secret, Doorkeeper.Guest guest, Instant asked) {
      this.client = client;
      this.secret = secret;
      this.guest = guest;
      this.asked = asked;
      this.spoken = asked;
    }
  }

  Rate rate() {
    return new Rate("board", EVERY, this::look);
  }

  /** Whether it was taken in. */
  boolean add(SseClient client, String secret, Doorkeeper.Guest guest) {
    if (closed || watchers.size() >= MOST) {
      return false;
    }
    var watcher = new Watcher(client, secret, guest, clock.instant());
    client.keepAlive();
    client.onClose(() -> watchers.remove(watcher));
    watchers.add(watcher);
    return true;
  }

  /** Sends all away; their browsers come back when somebody is there again. */
  void close() {
    closed = true;
    watchers.forEach(watcher -> watcher.client.close());
  }

  /** Sends what has changed, and sends those away who may not look any more. */
  void look() {
    if (watchers.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    try {
      for (Watcher watcher : watchers) {
        if (allowed(watcher, now)) {
          tell(watcher, drawn(watcher.guest, now).html(), now);
        }
      }
      drawn
          .keySet()
          .removeIf(board -> watchers.stream().noneMatch(one -> of(one.guest).equals(board)));
    } catch (DatabaseAway e) {
      // They see that what they have grows old; the connection stays.
      watchers.forEach(watcher -> send(watcher, "away", ""));
    }
  }

  private boolean allowed(Watcher watcher, Instant now) {
    if (now.isBefore(watcher.asked.plus(ASKED_AGAIN))) {
      return true;
    }
    Optional<Doorkeeper.Guest> guest = door.in(watcher.secret);
    if (guest.isEmpty()) {
      send(watcher, "out", "");
      watcher.client.close();
      watchers.remove(watcher);
      return false;
    }
    watcher.guest = guest.get();
    watcher.asked = now;
    return true;
  }

  private Drawn drawn(Doorkeeper.Guest guest, Instant now) {
    Drawn before = drawn.get(of(guest));
    long fact = ledger.read(guest.workspace(), HistoryStore::newest);
    if (before != null && before.fact() == fact && now.isBefore(before.at().plus(ANYWAY))) {
      return before;
    }
    var next = new Drawn(fact, now, drawer.draw(guest));
    drawn.put(of(guest), next);
    return next;
  }

  private static Board of(Doorkeeper.Guest guest) {
    return new Board(guest.workspace(), guest.launch().id());
  }

  private void tell(Watcher watcher, String html, Instant now) {
    if (!html.equals(watcher.last)) {
      watcher.last = html;
      watcher.spoken = now;
      send(watcher, "board", html);
    } else if (now.isAfter(watcher.spoken.plus(SILENCE))) {
      watcher.spoken = now;
      watcher.client.sendComment("still here");
    }
  }

  private void send(Watcher watcher, String event, String data) {
    if (watcher.client.terminated()) {
      watchers.remove(watcher);
      return;
    }
    watcher.client.sendEvent(event, data);
  }
}
