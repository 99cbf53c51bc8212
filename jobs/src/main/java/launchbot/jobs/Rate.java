package launchbot.jobs;

import java.time.Duration;

/**
 * Work that is done again and again. What is due it finds in rows, so a run that is late or doubled
 * changes nothing.
 *
 * @param every the pause between two runs, measured from start to start; runs never overlap
 */
public record Rate(String name, Duration every, Runnable work) {}
