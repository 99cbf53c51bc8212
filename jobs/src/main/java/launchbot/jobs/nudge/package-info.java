/**
 * When the bot speaks of its own accord: the appointments that the rows of launches want. What it
 * says then is the bot's. Calls launches, sprints, nudges, people and the calendar.
 */
@NullMarked
package launchbot.jobs.nudge;

import org.jspecify.annotations.NullMarked;
