package launchbot.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
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
public final class SlackConnection {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);

  /** Errors of auth.test that no waiting mends. */
  private static final Set<String> HOPELESS =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  private final SlackApi api;
  private final String token;
  private final WorkspaceStore workspaces;
  private final InstantSource clock;
  private volatile @Nullable Workspace connected;

  public SlackConnection(
      SlackApi api, String token, WorkspaceStore workspaces, InstantSource clock) {
    this.api = api;
    this.token = token;
    this.workspaces = workspaces;
    this.clock = clock;
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
      var answer = api.as(token).authTest(r -> r);
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
        throw new NotAccepted(
            "SLACK_BOT_TOKEN: Slack does not accept it (%s). Copy it again from OAuth & Permissions."
                .formatted(answer.getError()));
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

  /** The workspace whose token this process was started with; empty while Slack has not said it. */
  public Optional<String> workspace() {
    return Optional.ofNullable(connected).map(Workspace::id);
  }

  /** Whether this is the workspace whose token this process was started with, as Slack said it. */
  public boolean connectedTo(String team) {
    Workspace workspace = connected;
    return workspace != null && workspace.id().equals(team);
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
    return api.as(token);
  }

  /** The same, unless Slack has said that the token is another workspace's: then null. */
  public @Nullable MethodsClient clientOrNull(String team) {
    Workspace workspace = connected;
    return workspace == null || workspace.id().equals(team) ? client(team) : null;
  }

  public String token() {
    return token;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
