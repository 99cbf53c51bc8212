/** Tests of {@code /launch doctor}. */
@NullMarked
package launchbot.bot.doctor;

import org.jspecify.annotations.NullMarked;
