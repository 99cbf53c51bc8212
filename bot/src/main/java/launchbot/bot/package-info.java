/**
 * Where people meet Launchbot: the configuration, the process, and one room per entrance. May call
 * every other module.
 */
@NullMarked
package launchbot.bot;

import org.jspecify.annotations.NullMarked;
