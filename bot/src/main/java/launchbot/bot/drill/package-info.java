/** Drills of rollbacks: begun, held against their targets, learnt from, reviewed each quarter. */
@NullMarked
package launchbot.bot.drill;

import org.jspecify.annotations.NullMarked;
