/** {@code /launch handover}: the document with which a team runs production alone. */
@NullMarked
package launchbot.bot.handover;

import org.jspecify.annotations.NullMarked;
