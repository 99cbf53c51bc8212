package launchbot.bot.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import launchbot.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who, where and when of each kind of request. The workspace is always the one that the request was
 * let in for: in channels that two companies share, the acting user's own team is another one.
 */
final class Visits {
  private final People people;
  private final InstantSource clock;

  Visits(People people, InstantSource clock) {
    this.people = people;
    this.clock = clock;
  }

  /** Finds out who somebody is. */
  private interface Known {
    Person of(String workspace, String id, Instant now);
  }

  Visit of(SlashCommandRequest request) {
    var payload = request.getPayload();
    return visit(
        request,
        payload.getUserId(),
        payload.getChannelId(),
        null,
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        people::find);
  }

  Visit of(BlockActionRequest request) {
    return action(request, people::find);
  }

  Visit of(MessageShortcutRequest request) {
    return shortcut(request, people::find);
  }

  /** Somebody opened their App Home, which lies in no channel. */
  Visit home(String team, String user, @Nullable String event) {
    Instant now = clock.instant();
    Person person = people.find(team, user, now);
    return new Visit(team, person, "", null, "event:" + event, null, null, now);
  }

  /** A view tells neither channel nor thread; our modals keep the channel in their metadata. */
  Visit of(ViewSubmissionRequest request) {
    var view = request.getPayload().getView();
    return visit(
        request,
        request.getPayload().getUser().getId(),
        channel(view.getPrivateMetadata()),
        null,
        "view:" + view.getId() + ":" + view.getHash(),
        null,
        null,
        people::find);
  }

  /**
   * Only where to answer, for apologies: asks neither the database nor Slack, either of which may
   * be what failed. Null where the answer itself says it.
   */
  @Nullable Visit bare(Request<?> request) {
    Known unknown = (_, id, _) -> new Person(id, id, ZoneOffset.UTC, true, false);
    return switch (request) {
      case BlockActionRequest action -> action(action, unknown);
      case MessageShortcutRequest shortcut -> shortcut(shortcut, unknown);
      default -> null;
    };
  }

  private Visit action(BlockActionRequest request, Known known) {
    var payload = request.getPayload();
    var container = payload.getContainer();
    var channel = payload.getChannel();
    return visit(
        request,
        payload.getUser().getId(),
        channel == null || channel.getId() == null ? "" : channel.getId(),
        container == null ? null : container.getThreadTs(),
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        known);
  }

  private Visit shortcut(MessageShortcutRequest request, Known known) {
    var payload = request.getPayload();
    return visit(
        request,
        payload.getUser().getId(),
        payload.getChannel().getId(),
        payload.getMessage().getThreadTs(),
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        known);
  }

  private Visit visit(
      Request<?> request,
      String user,
      String channel,
      @Nullable String thread,
      String receipt,
      @Nullable String trigger,
      @Nullable String responseUrl,
      Known known) {
    String workspace = request.getContext().getTeamId();
    Instant now = clock.instant();
    return new Visit(
        workspace,
        known.of(workspace, user, now),
        channel,
        thread,
        receipt,
        trigger,
        responseUrl,
        now);
  }

  private static String channel(@Nullable String metadata) {
    try {
      if (metadata != null
          && JsonParser.parseString(metadata) instanceof JsonObject kept
          && kept.get("channel") instanceof JsonPrimitive channel) {
        return channel.getAsString();
      }
    } catch (JsonParseException e) {
      // not one of ours
    }
    return "";
  }
}
