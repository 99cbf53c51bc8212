package launchbot.jobs.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;

/** A Slack in memory that remembers what stands in it, and has the trouble that a test gives it. */
final class FakeSlack implements Poster {

  /** A message that stands in a channel. */
  record Posted(String workspace, long id, String channel, String ts, String text, Instant at) {}

  final List<Posted> posted = new CopyOnWriteArrayList<>();
  final List<String> edits = new CopyOnWriteArrayList<>();
  final List<Long> lookedUp = new CopyOnWriteArrayList<>();
  final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final TestClock clock;
  private volatile Function<Claimed, Optional<Delivery>> before = FakeSlack::noTrouble;
  private volatile Function<Claimed, Optional<Delivery>> after = FakeSlack::noTrouble;
  private int count;

  FakeSlack(TestClock clock) {
    this.clock = clock;
  }

  /** Answers so instead of taking the message. */
  void insteadOfTaking(Function<Claimed, Optional<Delivery>> trouble) {
    before = trouble;
  }

  /** Answers so although it has taken the message. */
  void afterTaking(Function<Claimed, Optional<Delivery>> trouble) {
    after = trouble;
  }

  void works() {
    before = FakeSlack::noTrouble;
    after = FakeSlack::noTrouble;
  }

  List<String> texts(String channel) {
    return posted.stream().filter(p -> p.channel().equals(channel)).map(Posted::text).toList();
  }

  private static Optional<Delivery> noTrouble(Claimed claimed) {
    return Optional.empty();
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    var trouble = before.apply(claimed);
    return trouble.isPresent() ? trouble.get() : take(claimed, rendered);
  }

  private synchronized Delivery take(Claimed claimed, Rendered rendered) {
    Claimed.Place place = claimed.posted();
    if (claimed.message() instanceof Message.Live && place != null) {
      if (deleted.contains(place.ts())) {
        return new Delivery.Gone();
      }
      edits.add(rendered.text());
      return after.apply(claimed).orElse(new Delivery.Sent(place));
    }
    if (claimed.unknown()) {
      lookedUp.add(claimed.id());
      for (Posted message : posted) {
        if (message.id() == claimed.id()) {
          if (claimed.message() instanceof Message.Live) {
            edits.add(rendered.text());
          }
          return new Delivery.Sent(new Claimed.Place(message.channel(), message.ts()));
        }
      }
    }
    String channel = claimed.message().channel();
    String ts = "1700000000.%06d".formatted(++count);
    posted.add(
        new Posted(
            claimed.workspace(), claimed.id(), channel, ts, rendered.text(), clock.instant()));
    return after.apply(claimed).orElse(new Delivery.Sent(new Claimed.Place(channel, ts)));
  }
}
