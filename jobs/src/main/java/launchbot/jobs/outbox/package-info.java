/** Carries the outbox to Slack: claim, call with no transaction open, settle. */
@NullMarked
package launchbot.jobs.outbox;

import org.jspecify.annotations.NullMarked;
