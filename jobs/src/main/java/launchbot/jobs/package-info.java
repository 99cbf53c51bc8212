/**
 * When things happen. The rates of this process are woken by a small Quartz scheduler in memory;
 * what matters lives in rows. Calls module {@code db}, never {@code bot}.
 */
@NullMarked
package launchbot.jobs;

import org.jspecify.annotations.NullMarked;
