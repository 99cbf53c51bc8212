package launchbot.sprint;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A known break that a team was asked about.
 *
 * @param answer null while nobody has said anything
 * @param by who said it, a Slack user id; whoever looks into it where that is the answer
 */
public record Prompt(
    long launch,
    KnownBreak about,
    Instant askedAt,
    @Nullable Answer answer,
    @Nullable String by,
    @Nullable Instant at) {

  /** What a team says to it. */
  public enum Answer {
    HAVE("have", "we have this"),
    NOT_US("not-us", "not us"),
    LOOK("look", "looks into it");

    private final String key;
    private final String words;

    Answer(String key, String words) {
      this.key = key;
      this.words = words;
    }

    public String key() {
      return key;
    }

    public String words() {
      return words;
    }

    public static Optional<Answer> of(String key) {
      return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
  }
}
