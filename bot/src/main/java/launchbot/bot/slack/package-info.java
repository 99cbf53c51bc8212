/**
 * Slack's side of the house: what its messages are made of and how they come in and go out. Knows
 * text and ids, and no feature; features call it, it calls only {@code launchbot.bot.words}.
 */
@NullMarked
package launchbot.bot.slack;

import org.jspecify.annotations.NullMarked;
