package launchbot.workspace;

/**
 * The tenant: a Slack team.
 *
 * @param id Slack's team id
 * @param botUser the user id that the bot has in this team
 */
public record Workspace(String id, String name, String botUser) {}
