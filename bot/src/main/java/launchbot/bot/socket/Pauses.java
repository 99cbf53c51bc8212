package launchbot.bot.socket;

import java.time.Duration;

/**
 * How long to wait before the next attempt.
 *
 * @param first after the first failure
 * @param longest after many
 * @param hopeless where only a person can mend it
 * @param steady a connection that stood this long was a good one: the next failure is a first one
 * @param hello how long Slack may take to greet a new connection
 * @param ping how often a connection has to show that it is alive
 */
record Pauses(
    Duration first,
    Duration longest,
    Duration hopeless,
    Duration steady,
    Duration hello,
    Duration ping) {

  static final Pauses USUAL =
      new Pauses(
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  /**
   * Twice as long after each failure. Half of it is luck, so that replicas that failed together do
   * not come back together.
   *
   * @param failures in a row, 1 or more
   * @param luck from 0 to 1
   */
  Duration after(int failures, double luck) {
    int doublings = Math.clamp(failures - 1L, 0, 20);
    long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(Math.round(millis * (0.5 + luck / 2)));
  }
}
