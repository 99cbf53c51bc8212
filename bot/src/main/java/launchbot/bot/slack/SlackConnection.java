package launchbot.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one Slack workspace that this process is installed in. It learns which one from Slack; while
 * Slack is away it serves the workspaces that the database knows.
 */
public final class SlackConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
  private static final int CALL_TIMEOUT_MILLIS = 10_000;

  /** Errors of auth.test that no waiting mends. */
  private static final Set<String> HOPELESS =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  private final Slack slack;
  private final String token;
  private final WorkspaceStore workspaces;
  private final InstantSource clock;
  private volatile @Nullable Workspace connected;

  /**
   * @param api base of the Web API; null: Slack's own
   */
  public SlackConnection(
      @Nullable URI api, String token, WorkspaceStore workspaces, InstantSource clock) {
    var config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(CALL_TIMEOUT_MILLIS);
    if (api != null) {
      config.setMethodsEndpointUrlPrefix(api.toString());
      // A proxy from the environment would swallow calls to a stand-in on this machine.
      config.setProxyUrl(null);
    }
    this.slack = Slack.getInstance(config);
    this.token = token;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Slack does not accept the bot token. */
  public static final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAccepted(String error) {
      super(
          "SLACK_BOT_TOKEN: Slack does not accept it ("
              + error
              + "). Copy it again from OAuth & Permissions.");
    }
  }

  /**
   * Asks Slack who we are; does nothing once that is known. Returns whether it is.
   *
   * @throws NotAccepted when no later attempt would do better
   */
  public boolean connect() {
    if (connected != null) {
      return true;
    }
    try {
      var answer = slack.methods(token).authTest(r -> r);
      if (answer.isOk() && answer.getTeamId() != null) {
        var workspace =
            new Workspace(
                answer.getTeamId(), orEmpty(answer.getTeam()), orEmpty(answer.getUserId()));
        workspaces.connect(workspace, clock.instant());
        connected = workspace;
        log.info("Connected to the Slack workspace {} ({})", workspace.name(), workspace.id());
        return true;
      }
      if (HOPELESS.contains(orEmpty(answer.getError()))) {
        throw new NotAccepted(orEmpty(answer.getError()));
      }
      log.warn("Slack does not say who we are ({}); asking again", answer.getError());
    } catch (IOException | SlackApiException e) {
      log.warn("Slack cannot be reached ({}); asking again", e.getMessage());
    }
    return false;
  }

  /** Whether requests of this team are ours to answer. */
  public boolean serves(String team) {
    Workspace workspace = connected;
    return workspace == null ? workspaces.knows(team) : workspace.id().equals(team);
  }

  /** The bot's own user id; empty while it is not known. */
  public String botUser(String team) {
    Workspace workspace = connected;
    if (workspace == null) {
      workspace = workspaces.find(team).orElse(null);
    }
    return workspace == null ? "" : workspace.botUser();
  }

  /** The Web API with the token of a workspace that we serve. */
  public MethodsClient client(String team) {
    return slack.methods(token);
  }

  public String token() {
    return token;
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      log.warn("The Slack client did not close", e);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
