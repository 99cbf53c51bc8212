@NullMarked
package launchbot.jobs.criterion;

import org.jspecify.annotations.NullMarked;
