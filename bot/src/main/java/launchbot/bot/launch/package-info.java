/**
 * {@code /launch} and what all features share about launches: which one is meant, who somebody is
 * in it. What stands behind the command's first word is a {@link Topic} of some feature. Calls the
 * Slack edge and the launch's rows, no feature.
 */
@NullMarked
package launchbot.bot.launch;

import org.jspecify.annotations.NullMarked;
