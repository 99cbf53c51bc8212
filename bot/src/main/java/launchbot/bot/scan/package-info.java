/** Secrets in repositories: {@code /probe scan}, and {@code scan} on the command line. */
@NullMarked
package launchbot.bot.scan;

import org.jspecify.annotations.NullMarked;
