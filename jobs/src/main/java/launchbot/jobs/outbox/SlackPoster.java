package launchbot.jobs.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
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
import java.util.function.Function;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;

/** Delivers through Slack's Web API: chat.postMessage, chat.update, files and pins. */
public final class SlackPoster implements Poster {
  private static final Set<String> MESSAGE_GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Slack's words for "something broke here"; whether the message was taken is not known. */
  private static final Set<String> BROKEN =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private final Function<String, MethodsClient> clients;

  /**
   * @param clients the client with the bot token of a workspace
   */
  public SlackPoster(Function<String, MethodsClient> clients) {
    this.clients = clients;
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    MethodsClient slack = clients.apply(claimed.workspace());
    try {
      return switch (claimed.message()) {
        case Message.Post post -> post(slack, claimed, post.channel(), post.thread(), rendered);
        case Message.Live live -> live(slack, claimed, live, rendered);
        case Message.File file -> upload(slack, claimed, file);
      };
    } catch (ConnectException | UnknownHostException e) {
      return new Delivery.Failed("Slack cannot be reached", claimed.unknown());
    } catch (IOException e) {
      return new Delivery.Failed("no answer from Slack", true);
    } catch (SlackApiException e) {
      return ofHttp(e, claimed);
    } catch (SlackFilesUploadV2Exception e) {
      return e.getMessage() != null && e.getMessage().contains("429")
          ? new Delivery.Limited(Duration.ofSeconds(30))
          : new Delivery.Refused("file upload failed");
    }
  }

  private static Delivery live(
      MethodsClient slack, Claimed claimed, Message.Live live, Rendered rendered)
      throws IOException, SlackApiException {
    Claimed.Place place = claimed.posted();
    if (place == null) {
      Delivery delivery = post(slack, claimed, live.channel(), null, rendered);
      if (rendered.pin()
          && delivery instanceof Delivery.Sent(Claimed.Place(String channel, String ts))) {
        // Pinning is a courtesy: a channel full of pins must not undo the post.
        slack.pinsAdd(r -> r.channel(channel).timestamp(ts));
      }
      return delivery;
    }
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
    if (claimed.unknown()) {
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

  private static Delivery upload(MethodsClient slack, Claimed claimed, Message.File file)
      throws IOException, SlackApiException, SlackFilesUploadV2Exception {
    if (claimed.unknown()) {
      return new Delivery.Refused("unknown whether the file arrived; ask for it again");
    }
    String channel = LookUp.conversation(slack, file.channel());
    slack.filesUploadV2(r ->
        r.channel(channel)
            .threadTs(file.thread())
            .filename(file.name())
            .title(file.name())
            .content(file.content())
            .initialComment(file.text()));
    return new Delivery.Sent(new Claimed.Place(channel, ""));
  }

  private static @Nullable String blocks(Rendered rendered) {
    return rendered.blocks().isEmpty() ? null : rendered.blocks();
  }

  private static Delivery outcome(
      SlackApiTextResponse answer, java.util.function.Supplier<Claimed.Place> place) {
    if (answer.isOk()) {
      return new Delivery.Sent(place.get());
    }
    String error = String.valueOf(answer.getError());
    if (error.equals("ratelimited")) {
      return new Delivery.Limited(Duration.ofSeconds(30));
    }
    return BROKEN.contains(error) ? new Delivery.Failed(error, true) : new Delivery.Refused(error);
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
