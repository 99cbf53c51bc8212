/**
 * What the bot says of its own accord: who is told what, how often, and when not; the stand-up.
 * Calls launches, people and the spine.
 */
@NullMarked
package launchbot.nudge;

import org.jspecify.annotations.NullMarked;
