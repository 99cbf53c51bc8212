/**
 * Releases as people and pipelines meet them: {@code POST /hooks/{token}/deploy}, {@code /launch
 * release}.
 */
@NullMarked
package launchbot.bot.release;

import org.jspecify.annotations.NullMarked;
