/**
 * What Launchbot's key closes: the tokens and secrets that workspaces hand us, and backup files.
 * Calls the generated SQL, and the room of the database for files and fingerprints.
 */
@NullMarked
package launchbot.seal;

import org.jspecify.annotations.NullMarked;
