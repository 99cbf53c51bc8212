/**
 * Messages on their way to Slack, as rows: written with the state that they announce, claimed and
 * settled by the courier of module {@code jobs}. Calls only the generated SQL.
 */
@NullMarked
package launchbot.outbox;

import org.jspecify.annotations.NullMarked;
