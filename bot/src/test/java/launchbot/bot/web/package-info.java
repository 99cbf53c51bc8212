@NullMarked
package launchbot.bot.web;

import org.jspecify.annotations.NullMarked;
