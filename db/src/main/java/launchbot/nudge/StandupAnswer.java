package launchbot.nudge;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said at a stand-up, or that they were asked.
 *
 * @param day where the person is
 * @param done since the last one; empty for nothing, as the other two
 * @param askedAt null when nobody asked
 * @param answeredAt null while there is no answer
 * @param editedAt null when it stands as it was said first
 */
public record StandupAnswer(
    long launch,
    LocalDate day,
    String person,
    String done,
    String today,
    String blocked,
    @Nullable Instant askedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant editedAt) {

  /** Somebody who has been asked. */
  public static StandupAnswer asked(long launch, LocalDate day, String person, Instant at) {
    return new StandupAnswer(launch, day, person, "", "", "", at, null, null);
  }

  /** The same with other words: late ones and later ones count. */
  public StandupAnswer saying(String done, String today, String blocked, Instant at) {
    return new StandupAnswer(
        launch,
        day,
        person,
        done,
        today,
        blocked,
        askedAt,
        answeredAt == null ? at : answeredAt,
        answeredAt == null ? null : at);
  }

  public boolean answered() {
    return answeredAt != null;
  }
}
