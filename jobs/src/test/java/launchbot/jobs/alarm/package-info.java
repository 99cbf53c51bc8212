@NullMarked
package launchbot.jobs.alarm;

import org.jspecify.annotations.NullMarked;
