/** {@code /probe mail}: a message that arrived, verified; what it proves. */
@NullMarked
package launchbot.bot.mail;

import org.jspecify.annotations.NullMarked;
