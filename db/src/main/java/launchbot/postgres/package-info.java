/**
 * The PostgreSQL below everything: the embedded server under {@code LAUNCHBOT_HOME} or the one that
 * {@code DATABASE_URL} names, its migrations and its serving role. Calls nothing of ours.
 */
@NullMarked
package launchbot.postgres;

import org.jspecify.annotations.NullMarked;
