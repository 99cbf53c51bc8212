/** {@code /probe audit}: every safe check of a domain once, as a list of risks. */
@NullMarked
package launchbot.bot.audit;

import org.jspecify.annotations.NullMarked;
