/** {@code /probe own}: proving that a domain is the team's, so that it may be asked for leaks. */
@NullMarked
package launchbot.bot.own;

import org.jspecify.annotations.NullMarked;
