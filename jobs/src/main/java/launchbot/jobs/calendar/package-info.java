/**
 * Recurring human time: what a person would write into a calendar (nightly, every working day at
 * nine, Fridays), kept in Quartz's clustered tables so that each occasion happens once over all
 * replicas and is caught up when all of them were away. Features hand in a {@link Duty}; what it
 * wants is a function of rows, so rows and triggers cannot drift. Calls {@code launchbot.ledger}.
 */
@NullMarked
package launchbot.jobs.calendar;

import org.jspecify.annotations.NullMarked;
