package launchbot.bot.check;

import java.util.List;
import java.util.function.Function;

/**
 * Something that may be wrong in a workspace, looked at when somebody asks.
 *
 * @param what it is called where it could not be looked at in time
 * @param look by the workspace; what it finds is in mrkdwn, and nothing where all is as usual
 */
public record Checkup(String what, Function<String, List<Finding>> look) {}
