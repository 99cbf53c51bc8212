/**
 * Socket Mode: Slack's second way in, over connections that we open. Calls {@code bot.slack}, whose
 * edge answers what comes through here as it answers HTTP; knows no feature.
 */
@NullMarked
package launchbot.bot.socket;

import org.jspecify.annotations.NullMarked;
