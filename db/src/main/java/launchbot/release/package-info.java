/** Releases: which build runs where, what it brought, how it stands, and which one came before. */
@NullMarked
package launchbot.release;

import org.jspecify.annotations.NullMarked;
