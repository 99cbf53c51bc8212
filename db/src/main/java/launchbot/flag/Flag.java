package launchbot.flag;

import java.time.Duration;
import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A kill switch of one environment. People are Slack user ids.
 *
 * @param key what programs ask for, as they spell it
 * @param environment in lower case: {@code production}
 * @param what it turns off, in people's words
 * @param turned how it stands, and who turned it
 * @param solo what whoever is on call may do alone
 * @param askedAt when a program asked for it last, within some minutes; null for never
 * @param reminded how often it was said that it is off, since it is
 * @param removedAt null while it is there
 * @param version counts its changes
 */
public record Flag(
    long id,
    long launch,
    String environment,
    String key,
    String what,
    Turned turned,
    Solo solo,
    String madeBy,
    Instant madeAt,
    @Nullable Instant askedAt,
    int reminded,
    @Nullable Instant removedAt,
    int version) {

  /**
   * Its last turn.
   *
   * @param on the feature is on
   * @param by null where it was never turned
   * @param reason always given where it is off
   * @param until when it is proposed to turn it on again; null for no time
   * @param alone whoever was on call did it
   */
  public record Turned(
      boolean on,
      Instant since,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant until,
      boolean alone) {}

  /**
   * @param allowed whether whoever is on call may turn it alone
   * @param longest for how long
   */
  public record Solo(boolean allowed, Duration longest) {
    /** Containment: whoever is on call may, and says for no longer than half a working day. */
    public static final Solo DEFAULT = new Solo(true, Duration.ofHours(4));
  }

  public boolean on() {
    return turned.on();
  }

  public Subject subject() {
    return new Subject("flag", id);
  }

  /** {@code checkout (production)}. */
  public String name() {
    return key + " (" + environment + ")";
  }

  Flag turned(Turned next) {
    return new Flag(
        id,
        launch,
        environment,
        key,
        what,
        next,
        solo,
        madeBy,
        madeAt,
        askedAt,
        0,
        removedAt,
        version + 1);
  }

  Flag limited(Solo next) {
    return new Flag(
        id,
        launch,
        environment,
        key,
        what,
        turned,
        next,
        madeBy,
        madeAt,
        askedAt,
        reminded,
        removedAt,
        version + 1);
  }

  Flag removed(Instant at) {
    return new Flag(
        id,
        launch,
        environment,
        key,
        what,
        turned,
        solo,
        madeBy,
        madeAt,
        askedAt,
        reminded,
        at,
        version + 1);
  }
}
