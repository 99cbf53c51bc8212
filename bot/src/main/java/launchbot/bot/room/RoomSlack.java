package launchbot.bot.room;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.ConversationType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import launchbot.bot.slack.SlackConnection;
import launchbot.room.RoomName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of Slack about rooms. It answers with values, whatever Slack does. */
final class RoomSlack {
  private static final Logger log = LoggerFactory.getLogger(RoomSlack.class);
  private static final int PAGE = 1_000;
  private static final int PAGES = 20;
  private static final int MOST_INVITED = 100;

  /** Slack's clock and ours are not the same. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final Set<String> BROKEN =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private final SlackConnection slack;

  RoomSlack(SlackConnection slack) {
    this.slack = slack;
  }

  /** What became of a call. */
  sealed interface Outcome {}

  /**
   * @param value what was asked for: the id of a channel, a link; empty for nothing
   */
  record Done(String value) implements Outcome {}

  /** Slack will not, today or tomorrow. */
  record Refused(String error) implements Outcome {}

  /**
   * Slack cannot now; whether it did is not known.
   *
   * @param pause how long it wants to be left alone; zero where it does not say
   */
  record Away(String why, Duration pause) implements Outcome {}

  private interface Call<T extends SlackApiTextResponse> {
    T of(MethodsClient client) throws IOException, SlackApiException;
  }

  private interface Value<T> {
    @Nullable String of(T answer);
  }

  Outcome create(String workspace, String name) {
    return call(
        workspace,
        client -> client.conversationsCreate(r -> r.name(name).isPrivate(false)),
        answer -> answer.getChannel().getId());
  }

  /**
   * The channel that we made under that name, or one like it, since then.
   *
   * @param ours whether a channel may be taken for it
   */
  Outcome find(String workspace, String name, Instant since, Predicate<String> ours) {
    String cursor = null;
    for (int page = 0; page < PAGES; page++) {
      String next = cursor;
      String[] after = {""};
      Outcome outcome =
          call(
              workspace,
              client ->
                  client.conversationsList(r ->
                      r.types(List.of(ConversationType.PUBLIC_CHANNEL))
                          .excludeArchived(true)
                          .limit(PAGE)
                          .cursor(next)),
              answer -> {
                var metadata = answer.getResponseMetadata();
                after[0] =
                    metadata == null || metadata.getNextCursor() == null
                        ? ""
                        : metadata.getNextCursor();
                return answer.getChannels().stream()
                    .filter(one -> RoomName.isOf(name, one.getName()))
                    .filter(one -> slack.botUser(workspace).equals(one.getCreator()))
                    .filter(one -> one.getCreated() >= since.minus(SKEW).getEpochSecond())
                    .map(one -> one.getId())
                    .filter(ours)
                    .findFirst()
                    .orElse("");
              });
      if (!(outcome instanceof Done(String id)) || !id.isEmpty() || after[0].isEmpty()) {
        return outcome;
      }
      cursor = after[0];
    }
    return new Done("");
  }

  Outcome topic(String workspace, String channel, String text) {
    return call(
        workspace,
        client -> client.conversationsSetTopic(r -> r.channel(channel).topic(text)),
        _ -> "");
  }

  Outcome archive(String workspace, String channel) {
    return call(workspace, client -> client.conversationsArchive(r -> r.channel(channel)), _ -> "");
  }

  Outcome link(String workspace, String channel, String ts) {
    return call(
        workspace,
        client -> client.chatGetPermalink(r -> r.channel(channel).messageTs(ts)),
        answer -> answer.getPermalink());
  }

  /** All at once; one by one where Slack objects to somebody, so that the others come in. */
  Outcome invite(String workspace, String channel, List<String> people) {
    for (int i = 0; i < people.size(); i += MOST_INVITED) {
      List<String> some = people.subList(i, Math.min(people.size(), i + MOST_INVITED));
      Outcome outcome = together(workspace, channel, some);
      if (outcome instanceof Refused && some.size() > 1) {
        for (String one : some) {
          outcome = together(workspace, channel, List.of(one));
          if (outcome instanceof Away) {
            return outcome;
          }
        }
      }
      if (outcome instanceof Away) {
        return outcome;
      }
    }
    return new Done("");
  }

  private Outcome together(String workspace, String channel, List<String> people) {
    Outcome outcome =
        call(
            workspace,
            client -> client.conversationsInvite(r -> r.channel(channel).users(people)),
            _ -> "");
    if (outcome instanceof Refused(String error) && !error.equals("already_in_channel")) {
      log.info("Slack does not let {} into {}: {}", people, channel, error);
    }
    return outcome;
  }

  private <T extends SlackApiTextResponse> Outcome call(
      String workspace, Call<T> call, Value<T> value) {
    MethodsClient client = slack.clientOrNull(workspace);
    if (client == null) {
      return new Away("another workspace is connected", Duration.ofMinutes(5));
    }
    try {
      T answer = call.of(client);
      if (answer.isOk()) {
        String found = value.of(answer);
        return new Done(found == null ? "" : found);
      }
      String error = String.valueOf(answer.getError());
      if (error.equals("ratelimited") || error.equals("rate_limited")) {
        return new Away(error, Duration.ofSeconds(30));
      }
      return BROKEN.contains(error) ? new Away(error, Duration.ZERO) : new Refused(error);
    } catch (SlackApiException e) {
      String header = e.getResponse().header("Retry-After");
      return new Away(
          "Slack answered " + e.getResponse().code(),
          header != null && header.matches("\\d{1,5}")
              ? Duration.ofSeconds(Long.parseLong(header))
              : Duration.ZERO);
    } catch (IOException e) {
      return new Away("Slack cannot be reached", Duration.ZERO);
    } catch (JsonParseException e) {
      return new Away("what Slack answers cannot be read", Duration.ZERO);
    }
  }
}
