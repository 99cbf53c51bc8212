package launchbot.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel of its own for an incident.
 *
 * @param incident its id
 * @param name what it is called unless that is taken
 * @param channel null until it is there
 * @param link where the thread is, as Slack gave it; null until it is known
 * @param topic as it was set last; empty for never
 * @param invited who was asked in, whatever came of it
 * @param error what Slack said last; null for nothing
 * @param proposedAt when it was proposed to archive it; null where it was not
 * @param keptBy who wanted it kept; null where nobody did
 * @param attempts how often somebody has set about what is due, this time included
 */
public record Room(
    long incident,
    State state,
    String name,
    @Nullable String channel,
    @Nullable String link,
    String topic,
    List<String> invited,
    @Nullable String error,
    Instant wantedAt,
    @Nullable Instant proposedAt,
    @Nullable String keptBy,
    int attempts) {

  public Room {
    invited = List.copyOf(invited);
  }

  /** How far it is. */
  public enum State {
    WANTED,
    MADE,
    /** Somebody wants it archived. */
    CLOSING,
    ARCHIVED,
    /** Slack will not let us, or it is too late. */
    REFUSED
  }

  public static Room wanted(long incident, String name, Instant at) {
    return new Room(
        incident, State.WANTED, name, null, null, "", List.of(), null, at, null, null, 0);
  }

  public Room made(String id) {
    return with(State.MADE, id, null);
  }

  public Room refused(String why) {
    return with(State.REFUSED, channel, why);
  }

  public Room turned(State next) {
    return with(next, channel, null);
  }

  /** Not this time. */
  public Room failed(String why) {
    return with(state, channel, why);
  }

  public Room proposed(Instant at) {
    return new Room(
        incident, state, name, channel, link, topic, invited, error, wantedAt, at, keptBy,
        attempts);
  }

  public Room kept(String person) {
    return new Room(
        incident,
        state,
        name,
        channel,
        link,
        topic,
        invited,
        error,
        wantedAt,
        proposedAt,
        person,
        attempts);
  }

  private Room with(State next, @Nullable String id, @Nullable String said) {
    return new Room(
        incident,
        next,
        name,
        id,
        link,
        topic,
        invited,
        said,
        wantedAt,
        proposedAt,
        keptBy,
        attempts);
  }
}
