/**
 * Benchmarks, run by {@code mvn -q -Pbench -DskipTests package exec:exec}; docs/performance.md says
 * what the figures mean. They talk to a bot in a process of its own, over signed HTTP.
 */
@NullMarked
package launchbot.bench;

import org.jspecify.annotations.NullMarked;
