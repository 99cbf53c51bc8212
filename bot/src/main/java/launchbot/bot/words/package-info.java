/**
 * What people type, taken apart: Slack's escaped text becomes words, and words become dates. Pure
 * functions of text and of the day they are read on; calls nothing else of ours, and knows no Slack
 * SDK.
 */
@NullMarked
package launchbot.bot.words;

import org.jspecify.annotations.NullMarked;
