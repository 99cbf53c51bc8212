@NullMarked
package launchbot.jobs.probe;

import org.jspecify.annotations.NullMarked;
