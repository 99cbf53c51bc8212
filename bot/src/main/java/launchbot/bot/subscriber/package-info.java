/** Who reads the public page by mail. */
@NullMarked
package launchbot.bot.subscriber;

import org.jspecify.annotations.NullMarked;
