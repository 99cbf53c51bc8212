/** The public page, its feeds and the banner. */
@NullMarked
package launchbot.bot.page;

import org.jspecify.annotations.NullMarked;
