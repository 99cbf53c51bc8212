/** Who reads the public page by mail, from the form to the mail that ends it. */
@NullMarked
package launchbot.bot.subscriber;

import org.jspecify.annotations.NullMarked;
