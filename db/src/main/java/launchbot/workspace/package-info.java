/**
 * The tenants: which Slack teams this installation serves. Calls the spine and the generated SQL.
 */
@NullMarked
package launchbot.workspace;

import org.jspecify.annotations.NullMarked;
