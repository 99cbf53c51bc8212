/** What customers are told: drafting, approving, where it went. */
@NullMarked
package launchbot.bot.notice;

import org.jspecify.annotations.NullMarked;
