@NullMarked
package launchbot.bot.triage;

import org.jspecify.annotations.NullMarked;
