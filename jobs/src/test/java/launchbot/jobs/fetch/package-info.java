@NullMarked
package launchbot.jobs.fetch;

import org.jspecify.annotations.NullMarked;
