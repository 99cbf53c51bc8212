/**
 * {@code /triage}: what people type becomes entries of the list, and the list becomes messages.
 * Calls the rules and stores of {@code launchbot.triage}, {@code launchbot.bot.words} and {@code
 * launchbot.bot.slack}.
 */
@NullMarked
package launchbot.bot.triage;

import org.jspecify.annotations.NullMarked;
