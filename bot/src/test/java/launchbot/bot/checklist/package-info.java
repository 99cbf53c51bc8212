/** Tests of the checklist as people meet it. */
@NullMarked
package launchbot.bot.checklist;

import org.jspecify.annotations.NullMarked;
