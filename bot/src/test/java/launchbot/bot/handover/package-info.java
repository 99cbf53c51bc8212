@NullMarked
package launchbot.bot.handover;

import org.jspecify.annotations.NullMarked;
