package launchbot.bot.slack;

import java.util.List;
import java.util.Map;

/**
 * A request of Slack's that a door let in: believed, but not read yet.
 *
 * @param path where Slack addressed it
 * @param headers all values of each: some come more than once
 * @param address the sender's, in words
 * @param body as Slack sends it over HTTP: a form, or JSON for events
 */
public record Arrival(
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String address,
    String body) {}
