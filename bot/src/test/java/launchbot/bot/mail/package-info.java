@NullMarked
package launchbot.bot.mail;

import org.jspecify.annotations.NullMarked;
