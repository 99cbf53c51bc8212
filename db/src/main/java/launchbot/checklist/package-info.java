/**
 * The checklist of a launch: its items, what proves them, waivers, tests of restoring. Other
 * features hand in {@link Evidence} and read progress. Calls launches, people and the spine, and of
 * triage how texts are cleaned.
 */
@NullMarked
package launchbot.checklist;

import org.jspecify.annotations.NullMarked;
