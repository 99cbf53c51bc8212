/**
 * The freeze: what it says, exceptions from it, and what it tells a pipeline. Calls the sprint's
 * rules, the launch and the Slack edge.
 */
@NullMarked
package launchbot.bot.freeze;

import org.jspecify.annotations.NullMarked;
