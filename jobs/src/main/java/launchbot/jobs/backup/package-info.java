/** When backups are made; how is in {@code launchbot.keep}. */
@NullMarked
package launchbot.jobs.backup;

import org.jspecify.annotations.NullMarked;
