package launchbot.jobs.calendar;

import java.time.Duration;

/**
 * What this process has done of the calendar since it started.
 *
 * @param sinceCheckIn since it last told the other replicas that it is alive
 * @param running at this moment
 * @param ran to their end
 * @param late of those, how many had been missed and were caught up
 * @param superseded missed and left to the next occasion
 * @param failed runs that threw
 */
public record Figures(
    Duration sinceCheckIn, int running, long ran, long late, long superseded, long failed) {}
