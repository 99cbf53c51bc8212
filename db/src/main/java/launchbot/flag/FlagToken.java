package launchbot.flag;

import java.time.Instant;

/**
 * A token with which programs of an environment ask. What it is, is not known here.
 *
 * @param number counts within the launch; what people call it by
 */
public record FlagToken(
    long id, long launch, int number, String environment, String madeBy, Instant madeAt) {
  /** In one environment: the one in use, and others while it is replaced. */
  public static final int MOST = 5;
}
