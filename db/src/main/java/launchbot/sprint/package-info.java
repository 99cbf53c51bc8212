/**
 * The launch sprint: plans and the days they are laid on, its lifecycle, freeze and critical paths.
 * Calls launches, people, triage and the spine.
 */
@NullMarked
package launchbot.sprint;

import org.jspecify.annotations.NullMarked;
