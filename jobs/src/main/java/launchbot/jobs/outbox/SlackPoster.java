package launchbot.jobs.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.model.Message.Metadata;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers through Slack's Web API: chat.postMessage, chat.update, files and pins. */
public final class SlackPoster implements Poster {
  private static final Logger log = LoggerFactory.getLogger(SlackPoster.class);

  private static final Set<String> MESSAGE_GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Slack's words for "something broke here"; whether the message was taken is not known. */
  private static final Set<String> BROKEN =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private final Clients clients;

  /** The Web API with the bot token of a workspace; null where we have none. */
  public interface Clients {
    @Nullable MethodsClient of(String workspace);
  }

  public SlackPoster(Clients clients) {
    this.clients = clients;
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    MethodsClient slack = clients.of(claimed.workspace());
    if (slack == null) {
      // Left over from a sandbox: another workspace's token must not carry it anywhere.
      return new Delivery.Refused("workspace_not_connected");
    }
    try {
      return switch (claimed.message()) {
        case Message.Post post -> post(slack, claimed, post.channel(), post.thread(), rendered);
        case Message.Reply reply -> under(slack, claimed, reply.channel(), rendered);
        case Message.Live live -> live(slack, claimed, live, rendered);
        case Message.File file -> FileUpload.upload(slack, claimed, file);
        case Message.Mail _ -> new Delivery.Refused("no_place_of_slacks");
      };
    } catch (ConnectException | UnknownHostException e) {
      return new Delivery.Failed("Slack cannot be reached", claimed.unknown());
    } catch (IOException e) {
      return new Delivery.Failed("no answer from Slack", true);
    } catch (SlackApiException e) {
      return ofHttp(e, claimed);
    }
  }

  /** Where the root's message is, in case that has moved meanwhile. */
  private static Delivery under(
      MethodsClient slack, Claimed claimed, String channel, Rendered rendered)
      throws IOException, SlackApiException {
    Claimed.Place root = claimed.root();
    return root == null
        ? post(slack, claimed, channel, null, rendered)
        : post(slack, claimed, root.channel(), root.ts(), rendered);
  }

  private static Delivery live(
      MethodsClient slack, Claimed claimed, Message.Live live, Rendered rendered)
      throws IOException, SlackApiException {
    Claimed.Place place = claimed.posted();
    if (place != null) {
      return edit(slack, place, rendered);
    }
    if (claimed.unknown()) {
      Claimed.Place root = claimed.root();
      Optional<Delivery> found =
          LookUp.find(
              slack,
              claimed,
              root == null ? live.channel() : root.channel(),
              root == null ? null : root.ts());
      if (found.isPresent()) {
        // What stands there is what was said then.
        return found.get() instanceof Delivery.Sent(Claimed.Place there)
            ? edit(slack, there, rendered)
            : found.get();
      }
    }
    Delivery delivery = under(slack, claimed, live.channel(), rendered);
    if (rendered.pin() && delivery instanceof Delivery.Sent(Claimed.Place there)) {
      pin(slack, there);
    }
    return delivery;
  }

  /** A courtesy: a channel full of pins, or no answer, must not undo the post. */
  private static void pin(MethodsClient slack, Claimed.Place place) {
    try {
      var answer = slack.pinsAdd(r -> r.channel(place.channel()).timestamp(place.ts()));
      if (!answer.isOk()) {
        log.info("A message in {} could not be pinned: {}", place.channel(), answer.getError());
      }
    } catch (IOException | SlackApiException e) {
      log.info("A message in {} could not be pinned: {}", place.channel(), e.getMessage());
    }
  }

  private static Delivery edit(MethodsClient slack, Claimed.Place place, Rendered rendered)
      throws IOException, SlackApiException {
    var update =
        ChatUpdateRequest.builder()
            .channel(place.channel())
            .ts(place.ts())
            .text(rendered.text())
            .blocksAsString(blocks(rendered))
            .build();
    var answer = slack.chatUpdate(update);
    if (!answer.isOk() && MESSAGE_GONE.contains(answer.getError())) {
      return new Delivery.Gone();
    }
    return outcome(answer, () -> place);
  }

  private static Delivery post(
      MethodsClient slack,
      Claimed claimed,
      String channel,
      @Nullable String thread,
      Rendered rendered)
      throws IOException, SlackApiException {
    // A live message has been looked up already.
    if (claimed.unknown() && !(claimed.message() instanceof Message.Live)) {
      Optional<Delivery> found = LookUp.find(slack, claimed, channel, thread);
      if (found.isPresent()) {
        return found.get();
      }
    }
    var request =
        ChatPostMessageRequest.builder()
            .channel(channel)
            .threadTs(thread)
            .text(rendered.text())
            .blocksAsString(blocks(rendered))
            .unfurlLinks(false)
            .unfurlMedia(false)
            .metadata(
                Metadata.builder()
                    .eventType(LookUp.EVENT_TYPE)
                    .eventPayload(Map.of(LookUp.OUTBOX_ID, String.valueOf(claimed.id())))
                    .build())
            .build();
    var answer = slack.chatPostMessage(request);
    return outcome(answer, () -> new Claimed.Place(answer.getChannel(), answer.getTs()));
  }

  private static @Nullable String blocks(Rendered rendered) {
    return rendered.blocks().isEmpty() ? null : rendered.blocks();
  }

  private static Delivery outcome(SlackApiTextResponse answer, Supplier<Claimed.Place> place) {
    return answer.isOk()
        ? new Delivery.Sent(place.get())
        : refusal(String.valueOf(answer.getError()), true);
  }

  /**
   * What an error code means.
   *
   * @param perhapsSent whether the call may have posted if something broke over there
   */
  static Delivery refusal(String error, boolean perhapsSent) {
    if (error.equals("ratelimited") || error.equals("rate_limited")) {
      return new Delivery.Limited(Duration.ofSeconds(30));
    }
    return BROKEN.contains(error)
        ? new Delivery.Failed(error, perhapsSent)
        : new Delivery.Refused(error);
  }

  private static Delivery ofHttp(SlackApiException e, Claimed claimed) {
    int status = e.getResponse().code();
    if (status == 429) {
      String header = e.getResponse().header("Retry-After");
      long seconds = header != null && header.matches("\\d{1,5}") ? Long.parseLong(header) : 30;
      return new Delivery.Limited(Duration.ofSeconds(Math.max(1, seconds)));
    }
    // A 5xx may come after the message was taken; anything else was not even read.
    return new Delivery.Failed("Slack answered " + status, status >= 500 || claimed.unknown());
  }
}
