/**
 * May we launch? Features hand in reasons, this room makes one answer of them. Calls nobody, so
 * that every feature may call it.
 */
@NullMarked
package launchbot.readiness;

import org.jspecify.annotations.NullMarked;
