/**
 * Probes: what a team has watched, and how it stands. Records, rules and rows; looking itself is
 * the work of {@code launchbot.jobs.probe}.
 */
@NullMarked
package launchbot.probe;

import org.jspecify.annotations.NullMarked;
