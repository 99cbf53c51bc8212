/**
 * The question whether to go: who is asked, on which facts, and what was decided. A decision is
 * never changed. Calls readiness, people, triage's wording and the spine.
 */
@NullMarked
package launchbot.decision;

import org.jspecify.annotations.NullMarked;
