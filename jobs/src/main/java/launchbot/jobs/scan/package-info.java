/**
 * Looking for secrets in a repository and its history. What is found never leaves this room: only
 * where it stands does, and a salted digest of it.
 */
@NullMarked
package launchbot.jobs.scan;

import org.jspecify.annotations.NullMarked;
