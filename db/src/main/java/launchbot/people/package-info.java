/**
 * The people of a workspace and what each of them may do. Every other room asks here; this one
 * calls nobody.
 */
@NullMarked
package launchbot.people;

import org.jspecify.annotations.NullMarked;
