/** What all pictures of figures share: their looks, and the queue in which they are drawn. */
@NullMarked
package launchbot.bot.chart;

import org.jspecify.annotations.NullMarked;
