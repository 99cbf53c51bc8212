/** What the tests of all modules share: a real PostgreSQL and fresh databases in it. */
@NullMarked
package launchbot.testkit;

import org.jspecify.annotations.NullMarked;
