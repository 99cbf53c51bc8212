/** {@code /probe smoke}, {@code secret} and {@code perf}: steps, their secrets, baselines. */
@NullMarked
package launchbot.bot.smoke;

import org.jspecify.annotations.NullMarked;
