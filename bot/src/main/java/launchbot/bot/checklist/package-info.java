/**
 * {@code /launch check} and {@code /launch restore-test}: the checklist as people meet it. Calls
 * the checklist's rules and rows, what all features share about launches, and the Slack edge.
 */
@NullMarked
package launchbot.bot.checklist;

import org.jspecify.annotations.NullMarked;
