/** Tests of the whole bot: stories over signed HTTP against the sandbox. */
@NullMarked
package launchbot.bot;

import org.jspecify.annotations.NullMarked;
