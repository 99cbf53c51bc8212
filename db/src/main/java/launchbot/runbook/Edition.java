package launchbot.runbook;

import java.time.Instant;

/**
 * A version of a runbook's text; it never changes.
 *
 * @param version from 1
 * @param by a Slack user id
 */
public record Edition(int version, String title, String body, String by, Instant at) {}
