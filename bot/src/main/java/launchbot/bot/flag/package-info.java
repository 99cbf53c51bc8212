/** {@code /rollback switch}, and the OpenFeature remote evaluation protocol. */
@NullMarked
package launchbot.bot.flag;

import org.jspecify.annotations.NullMarked;
