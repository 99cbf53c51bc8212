/** Marks, timelines and what users report. */
@NullMarked
package launchbot.bot.timeline;

import org.jspecify.annotations.NullMarked;
