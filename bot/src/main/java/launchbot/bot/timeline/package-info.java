/** What happened when: marked messages, their edits, what users reported. */
@NullMarked
package launchbot.bot.timeline;

import org.jspecify.annotations.NullMarked;
