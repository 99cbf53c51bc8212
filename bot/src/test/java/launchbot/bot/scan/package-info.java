/** Tests of the search for secrets, as people meet it. */
@NullMarked
package launchbot.bot.scan;

import org.jspecify.annotations.NullMarked;
