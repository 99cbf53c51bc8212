/** Reading counters and histograms of a Prometheus endpoint. */
@NullMarked
package launchbot.jobs.metrics;

import org.jspecify.annotations.NullMarked;
