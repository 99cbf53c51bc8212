/** Measured criteria of a rollback: their words, what they are compared with, when they trip. */
@NullMarked
package launchbot.criterion;

import org.jspecify.annotations.NullMarked;
