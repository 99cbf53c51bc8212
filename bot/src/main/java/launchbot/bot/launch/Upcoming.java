package launchbot.bot.launch;

import java.time.LocalDate;

/**
 * The next thing of a launch that has a date.
 *
 * @param day in the launch's zone
 * @param words what it is, in mrkdwn, user text in it escaped, without its date
 */
public record Upcoming(LocalDate day, String words) {}
