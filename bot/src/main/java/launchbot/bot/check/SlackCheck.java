package launchbot.bot.check;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.socket.Opening;
import org.jspecify.annotations.Nullable;

/** What Slack says of the secrets. Opens no connection and posts nothing. */
public final class SlackCheck {
  private static final String BOT = "SLACK_BOT_TOKEN";
  private static final String APP = "SLACK_APP_TOKEN";
  private static final String SECRET = "SLACK_SIGNING_SECRET";

  private static final Pattern APP_IN_TOKEN = Pattern.compile("^xapp-\\d+-(A[A-Z0-9]+)-");

  private SlackCheck() {}

  public static List<Finding> botToken(SlackApi api, String token) {
    return asked(api.as(token), SlackCheck::accepted);
  }

  /** The same of a bot that runs, with its clock. */
  public static List<Finding> running(MethodsClient bot, InstantSource clock) {
    return asked(
        bot,
        answer -> {
          List<Finding> findings = new ArrayList<>(accepted(answer));
          findings.add(SlackClock.of(answer.getHttpResponseHeaders(), clock.instant()));
          return findings;
        });
  }

  private static List<Finding> asked(
      MethodsClient bot, Function<AuthTestResponse, List<Finding>> accepted) {
    try {
      var answer = bot.authTest(r -> r);
      return answer.isOk()
          ? accepted.apply(answer)
          : List.of(
              Finding.fault(
                  BOT,
                  "Slack does not accept it (%s). Copy the Bot User OAuth Token again from OAuth & Permissions; if there is none, Install to Workspace first."
                      .formatted(answer.getError())));
    } catch (SlackApiException e) {
      return List.of(unanswered(BOT, "Slack answers " + e.getResponse().code()));
    } catch (IOException e) {
      return List.of(unanswered(BOT, "Slack cannot be reached: " + e.getMessage()));
    }
  }

  /**
   * @param bot the bot token, which has to be the same app's
   */
  public static Finding appToken(SlackApi api, @Nullable String token, String bot) {
    if (token == null) {
      return Finding.note(APP, "not set: no Socket Mode; Slack reaches this process over HTTP");
    }
    return switch (Opening.ask(api, token)) {
      case Opening.Granted _ ->
          ofAnotherApp(api, token, bot)
              ? Finding.fault(
                  APP,
                  "belongs to another Slack app than SLACK_BOT_TOKEN: what people type would never"
                      + " arrive. Copy both from the same app.")
              : Finding.fine(APP, "accepted, with connections:write: Slack opens connections");
      case Opening.Never(String advice) -> Finding.fault(APP, advice);
      case Opening.Later(String why, _) -> unanswered(APP, why);
    };
  }

  /** An app-level token names its app: {@code xapp-1-A012345-…}. False where Slack does not say. */
  private static boolean ofAnotherApp(SlackApi api, String token, String bot) {
    var named = APP_IN_TOKEN.matcher(token);
    try {
      String id = api.as(bot).authTest(r -> r).getBotId();
      var info = id == null ? null : api.as(bot).botsInfo(r -> r.bot(id)).getBot();
      String app = info == null ? null : info.getAppId();
      return app != null && named.find() && !named.group(1).equals(app);
    } catch (IOException | SlackApiException e) {
      return false;
    }
  }

  public static Finding signingSecret(@Nullable String secret) {
    if (secret == null) {
      return Finding.note(SECRET, "not set: nothing is taken over HTTP; Socket Mode is the way in");
    }
    if (secret.startsWith("xox") || secret.startsWith("xapp-")) {
      return Finding.fault(
          SECRET,
          "that is a token. The Signing Secret stands under Basic Information › App Credentials.");
    }
    return secret.matches("[0-9a-f]{32}")
        ? Finding.note(
            SECRET,
            "has the shape of one. Whether it is this app's shows only when Slack sends something:"
                + " a wrong one is answered with 401 and said in the log.")
        : Finding.fault(
            SECRET,
            "does not look like one: expected 32 digits from 0-9 and a-f. Copy the Signing Secret"
                + " again from Basic Information › App Credentials.");
  }

  private static List<Finding> accepted(AuthTestResponse answer) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.fine(
            BOT,
            "accepted: workspace %s (%s), as @%s (%s)"
                .formatted(
                    answer.getTeam(), answer.getTeamId(), answer.getUser(), answer.getUserId())));
    Set<String> granted = granted(answer.getHttpResponseHeaders());
    if (granted.isEmpty()) {
      findings.add(Finding.note("scopes", "Slack did not say which ones the token has"));
    } else {
      findings.addAll(Scopes.check(granted));
    }
    return findings;
  }

  private static Set<String> granted(@Nullable Map<String, List<String>> headers) {
    return headers == null
        ? Set.of()
        : headers.entrySet().stream()
            .filter(header -> "x-oauth-scopes".equalsIgnoreCase(header.getKey()))
            .flatMap(header -> header.getValue().stream())
            .flatMap(value -> Arrays.stream(value.split("\\s*,\\s*", -1)))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toSet());
  }

  private static Finding unanswered(String what, String why) {
    return Finding.fault(
        what,
        "not checked: %s. Is this machine online, and is a proxy set where one is needed?"
            .formatted(why));
  }
}
