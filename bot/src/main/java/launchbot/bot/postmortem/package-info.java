/** What is learnt from an incident, and what is done about it. */
@NullMarked
package launchbot.bot.postmortem;

import org.jspecify.annotations.NullMarked;
