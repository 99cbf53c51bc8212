/** Socket Mode against a WebSocket server of the tests' own. */
@NullMarked
package launchbot.bot.socket;

import org.jspecify.annotations.NullMarked;
