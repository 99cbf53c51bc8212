@NullMarked
package launchbot.bot.heartbeat;

import org.jspecify.annotations.NullMarked;
