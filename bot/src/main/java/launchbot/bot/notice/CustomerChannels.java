package launchbot.bot.notice;

import java.time.Duration;
import java.util.Optional;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.notice.CustomerStore;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Notice;
import launchbot.notice.NoticeListener;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes approved notices to the channels in which customers read: the first one about an incident
 * is a message of its own, what follows stands under it.
 */
final class CustomerChannels implements NoticeListener {
  private static final Duration CALM = Duration.ofSeconds(1);

  @Override
  public void approved(Tx tx, Launch launch, Notice notice) {
    for (String channel : CustomerStore.channels(tx.sql(), launch.id())) {
      Optional<Long> root = DeliveryStore.root(tx.sql(), notice, channel);
      long id =
          DeliveryStore.add(tx, notice.id(), Delivery.Way.CHANNEL, channel, root.orElse(null));
      tx.say(message(channel, id, root.orElse(null)));
    }
  }

  /** What failed is tried once more. */
  static void again(Tx tx, Delivery delivery) {
    DeliveryStore.again(tx, delivery.id());
    tx.say(message(delivery.place(), delivery.id(), delivery.root()));
  }

  private static Message message(String channel, long id, @Nullable Long root) {
    return new Message.Live(
        channel,
        Delivery.tag(id),
        root == null ? null : Delivery.tag(root),
        CALM,
        true,
        Message.Urgency.INCIDENT);
  }
}
