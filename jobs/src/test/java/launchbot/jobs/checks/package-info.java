@NullMarked
package launchbot.jobs.checks;

import org.jspecify.annotations.NullMarked;
