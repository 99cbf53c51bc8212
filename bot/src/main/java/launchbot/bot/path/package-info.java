/**
 * Critical paths: who walks which, and how it went. Calls the sprint's rules, triage where a fail
 * becomes an entry, and the Slack edge.
 */
@NullMarked
package launchbot.bot.path;

import org.jspecify.annotations.NullMarked;
