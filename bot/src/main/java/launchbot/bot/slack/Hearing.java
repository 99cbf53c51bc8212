package launchbot.bot.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.slack.SlackListener.Happening;
import launchbot.ledger.AlreadyDone;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what happens in Slack to those who listen. Bolt knows a class for each of fifty sorts of
 * messages and answers those that nobody registered with an error, upon which Slack sends them
 * again; here every message is heard, and most of them mean nothing.
 */
final class Hearing implements Middleware {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  private final List<SlackListener> listeners;
  private final SlackConnection slack;
  private final People people;
  private final InstantSource clock;

  Hearing(
      List<SlackListener> listeners, SlackConnection slack, People people, InstantSource clock) {
    this.listeners = List.copyOf(listeners);
    this.slack = slack;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What an event says.
   *
   * @param user who did it; null where Slack does not say
   */
  record Heard(@Nullable String user, String channel, Happening happening) {}

  @Override
  @SuppressWarnings("rawtypes") // as Bolt declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (!(request instanceof EventRequest event) || !hears(event.getEventType())) {
      return chain.next(request);
    }
    JsonObject envelope = object(parse(event.getRequestBodyAsString()));
    Optional<Heard> heard = read(object(envelope.get("event")));
    try {
      if (heard.isPresent()) {
        tell(event.getContext().getTeamId(), text(envelope.get("event_id")), heard.get());
      }
      return Response.ok();
    } catch (NotYet e) {
      log.warn("Slack has to say again that something happened: {}", e.getMessage());
      return Response.json(503, Map.of("error", "not_yet"));
    }
  }

  /** A mention, a home tab and a person have their own entrances. */
  private static boolean hears(String type) {
    return type.equals("message")
        || type.startsWith("reaction_")
        || type.startsWith("channel_")
        || type.startsWith("group_");
  }

  /** Empty for what nobody has to know: plain new messages, what bots do to their own. */
  static Optional<Heard> read(JsonObject event) {
    return switch (String.valueOf(text(event.get("type")))) {
      case "reaction_added" -> reaction(event, true);
      case "reaction_removed" -> reaction(event, false);
      case "message" -> message(event);
      case "channel_archive", "group_archive" -> room(event, new Happening.Archived());
      case "channel_unarchive", "group_unarchive" -> room(event, new Happening.Unarchived());
      case "channel_rename", "group_rename" -> {
        JsonObject channel = object(event.get("channel"));
        String id = text(channel.get("id"));
        String name = text(channel.get("name"));
        yield id == null || name == null
            ? Optional.empty()
            : Optional.of(new Heard(null, id, new Happening.Renamed(name)));
      }
      default -> Optional.empty();
    };
  }

  void tell(String team, @Nullable String event, Heard heard) {
    List<SlackListener> caring =
        listeners.stream().filter(one -> one.cares(heard.happening())).toList();
    String user = heard.user();
    if (caring.isEmpty() || (user != null && user.equals(slack.botUser(team)))) {
      return;
    }
    if (event == null) {
      throw new Garbled("an event without its id"); // a repeat of it would not be noticed
    }
    Instant now = clock.instant();
    var person = user == null ? People.stranger(Happening.SLACK) : people.find(team, user, now);
    var visit = new Visit(team, person, heard.channel(), null, "event:" + event, null, null, now);
    RuntimeException broken = null;
    for (SlackListener one : caring) {
      try {
        one.heard(visit.again(one.getClass().getSimpleName()), heard.happening());
      } catch (AlreadyDone e) {
        // Slack sent it again; the others may not have heard it yet
      } catch (RuntimeException e) {
        broken = broken == null ? e : broken;
      }
    }
    if (broken != null) {
      throw broken;
    }
  }

  private static Optional<Heard> reaction(JsonObject event, boolean added) {
    JsonObject item = object(event.get("item"));
    String channel = text(item.get("channel"));
    String ts = text(item.get("ts"));
    String emoji = text(event.get("reaction"));
    return channel == null || ts == null || emoji == null
        ? Optional.empty() // on a file
        : Optional.of(
            new Heard(
                text(event.get("user")),
                channel,
                new Happening.Reacted(ts, emoji, added, text(event.get("item_user")))));
  }

  private static Optional<Heard> message(JsonObject event) {
    String channel = text(event.get("channel"));
    JsonObject before = object(event.get("previous_message"));
    JsonObject after = object(event.get("message"));
    if (channel == null || before.has("bot_id") || after.has("bot_id")) {
      return Optional.empty();
    }
    return switch (String.valueOf(text(event.get("subtype")))) {
      case "message_deleted" -> deleted(channel, text(event.get("deleted_ts")), before);
      case "message_changed" -> {
        String ts = text(after.get("ts"));
        String words = text(after.get("text"));
        if ("tombstone".equals(text(after.get("subtype")))) {
          yield deleted(channel, ts, before); // what stays of one that has replies
        }
        // A preview that appears below it changes a message too, but none of its words.
        yield ts == null || words == null || words.equals(text(before.get("text")))
            ? Optional.empty()
            : Optional.of(
                new Heard(text(after.get("user")), channel, new Happening.Edited(ts, words)));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Heard> deleted(String channel, @Nullable String ts, JsonObject before) {
    return ts == null
        ? Optional.empty()
        : Optional.of(new Heard(text(before.get("user")), channel, new Happening.Deleted(ts)));
  }

  private static Optional<Heard> room(JsonObject event, Happening happening) {
    String channel = text(event.get("channel"));
    return channel == null
        ? Optional.empty()
        : Optional.of(new Heard(text(event.get("user")), channel, happening));
  }

  private static @Nullable JsonElement parse(String body) {
    try {
      return JsonParser.parseString(body);
    } catch (JsonParseException e) {
      throw new Garbled("no event");
    }
  }

  private static JsonObject object(@Nullable JsonElement element) {
    return element instanceof JsonObject object ? object : new JsonObject();
  }

  private static @Nullable String text(@Nullable JsonElement element) {
    return element != null && element.isJsonPrimitive() ? element.getAsString() : null;
  }
}
