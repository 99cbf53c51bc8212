/**
 * {@code /launch hook}: the tokens with which a team's programs reach a launch. What answers them
 * is said by the features; the route is in {@code launchbot.bot.web}.
 */
@NullMarked
package launchbot.bot.hook;

import org.jspecify.annotations.NullMarked;
