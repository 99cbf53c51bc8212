package launchbot.jobs.scan;

import org.jspecify.annotations.Nullable;

/**
 * A file, as it was somewhere in time.
 *
 * @param path from the repository's root, with slashes
 * @param commit in 40 hex digits; null for what is not committed
 */
record Place(String path, @Nullable String commit) {}
