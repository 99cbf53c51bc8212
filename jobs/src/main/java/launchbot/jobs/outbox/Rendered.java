package launchbot.jobs.outbox;

/**
 * A message as it goes to Slack.
 *
 * @param text for notifications and screen readers
 * @param blocks Block Kit as JSON, or the empty string for text alone
 * @param pin whether the message is pinned when it is posted first
 */
public record Rendered(String text, String blocks, boolean pin) {}
