/** What people see of audits, owned domains and secrets. */
@NullMarked
package launchbot.bot.audit;

import org.jspecify.annotations.NullMarked;
