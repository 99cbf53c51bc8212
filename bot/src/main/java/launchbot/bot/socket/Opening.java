package launchbot.bot.socket;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import launchbot.bot.slack.SlackApi;

/** What Slack says when it is asked for a connection. */
public sealed interface Opening {

  /**
   * Here.
   *
   * @param address with a ticket in it, so never to be logged; good for one connection, soon
   */
  record Granted(URI address) implements Opening {}

  /** Not now; not before the time it says. */
  record Later(String why, Duration atLeast) implements Opening {}

  /** Not before a person has put it right; the sentence says how. */
  record Never(String advice) implements Opening {}

  /** Errors that no waiting mends. */
  Set<String> HOPELESS =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "access_denied",
          "no_permission");

  static Opening ask(SlackApi api, String appToken) {
    try {
      var answer = api.as(appToken).appsConnectionsOpen(r -> r);
      return answer.isOk() && answer.getUrl() != null
          ? granted(api, answer)
          : refused(String.valueOf(answer.getError()));
    } catch (SlackApiException e) {
      return new Later("Slack answers %d".formatted(e.getResponse().code()), atLeast(e));
    } catch (IOException e) {
      return new Later(
          "Slack cannot be reached (%s)".formatted(e.getClass().getSimpleName()), Duration.ZERO);
    }
  }

  private static Opening granted(SlackApi api, AppsConnectionsOpenResponse answer) {
    try {
      URI address = URI.create(answer.getUrl());
      if (api.mayConnect(address)) {
        return new Granted(address);
      }
    } catch (IllegalArgumentException e) {
      // said below; the address itself is a secret
    }
    return new Later("Slack names a place that is not its own", Duration.ZERO);
  }

  private static Opening refused(String error) {
    if (error.equals("missing_scope")) {
      return new Never(
          "it lacks the scope connections:write. Generate another one with it: Basic Information ›"
              + " App-Level Tokens.");
    }
    if (error.equals("not_allowed_token_type")) {
      return new Never(
          "it is no app-level token. Generate one with the scope connections:write: Basic"
              + " Information › App-Level Tokens.");
    }
    return HOPELESS.contains(error)
        ? new Never(
            "Slack does not accept it (%s). Copy it again, or generate another one with the scope connections:write: Basic Information › App-Level Tokens."
                .formatted(error))
        : new Later("Slack opens no connection (%s)".formatted(error), Duration.ZERO);
  }

  private static Duration atLeast(SlackApiException e) {
    String seconds = e.getResponse().header("Retry-After", "");
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
