@NullMarked
package launchbot.bot.notice;

import org.jspecify.annotations.NullMarked;
