@NullMarked
package launchbot.jobs.metrics;

import org.jspecify.annotations.NullMarked;
