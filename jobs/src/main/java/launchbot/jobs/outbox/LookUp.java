package launchbot.jobs.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.outbox.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a message reached Slack although no answer came back: every message carries its
 * outbox id in its metadata, and history shows metadata to the app that wrote it.
 */
final class LookUp {
  static final String EVENT_TYPE = "launchbot_message";
  static final String OUTBOX_ID = "outbox_id";

  /** Clocks differ: look a little further back than the first attempt. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** The lease must not end while pages are still read and the message is sent after all. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private LookUp() {}

  /** The outcome that the look-up settles; empty when the message is not there and may be sent. */
  static Optional<Delivery> find(
      MethodsClient slack, Claimed claimed, String channel, @Nullable String thread)
      throws IOException, SlackApiException {
    String place = conversation(slack, channel);
    String oldest = claimed.firstTry().minus(MARGIN).getEpochSecond() + ".000000";
    String cursor = "";
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    do {
      if (System.nanoTime() > giveUp) {
        return Optional.of(new Delivery.Failed("the look-up took too long", true));
      }
      Page page = page(slack, place, thread, oldest, cursor);
      String error = page.error();
      if (error != null) {
        // Without an answer, sending again might double it: say so instead.
        return Optional.of(
            SlackPoster.refusal(error, true) instanceof Delivery.Refused
                ? new Delivery.Refused("unknown outcome, and the look-up failed: " + error)
                : SlackPoster.refusal(error, true));
      }
      for (Message message : page.messages()) {
        if (isOurs(message, claimed.id())) {
          return Optional.of(new Delivery.Sent(new Claimed.Place(place, message.getTs())));
        }
      }
      cursor = page.next();
    } while (!cursor.isEmpty());
    return Optional.empty();
  }

  /** The conversation's own id: a direct message is addressed by its person but lives elsewhere. */
  static String conversation(MethodsClient slack, String channel)
      throws IOException, SlackApiException {
    if (!channel.startsWith("U") && !channel.startsWith("W")) {
      return channel;
    }
    var opened = slack.conversationsOpen(r -> r.users(List.of(channel)));
    return opened.isOk() ? opened.getChannel().getId() : channel;
  }

  private record Page(List<Message> messages, String next, @Nullable String error) {}

  private static Page page(
      MethodsClient slack, String channel, @Nullable String thread, String oldest, String cursor)
      throws IOException, SlackApiException {
    if (thread == null) {
      var answer =
          slack.conversationsHistory(r ->
              r.channel(channel).oldest(oldest).cursor(cursor).limit(200).includeAllMetadata(true));
      return answer.isOk()
          ? new Page(answer.getMessages(), next(answer.getResponseMetadata()), null)
          : new Page(List.of(), "", answer.getError());
    }
    var answer =
        slack.conversationsReplies(r ->
            r.channel(channel)
                .ts(thread)
                .oldest(oldest)
                .cursor(cursor)
                .limit(200)
                .includeAllMetadata(true));
    return answer.isOk()
        ? new Page(answer.getMessages(), next(answer.getResponseMetadata()), null)
        : new Page(List.of(), "", answer.getError());
  }

  private static String next(com.slack.api.model.@Nullable ResponseMetadata metadata) {
    return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
  }

  private static boolean isOurs(Message message, long id) {
    Message.Metadata metadata = message.getMetadata();
    return metadata != null
        && EVENT_TYPE.equals(metadata.getEventType())
        && String.valueOf(id).equals(metadata.getEventPayload().get(OUTBOX_ID));
  }
}
