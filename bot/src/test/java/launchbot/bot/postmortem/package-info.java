@NullMarked
package launchbot.bot.postmortem;

import org.jspecify.annotations.NullMarked;
