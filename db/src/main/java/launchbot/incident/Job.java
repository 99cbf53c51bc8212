package launchbot.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who does what in an incident. */
public enum Job {
  COMMANDER("leads and decides"),
  COMMUNICATIONS("tells customers and everybody else"),
  OPERATIONS("repairs");

  private final String does;

  Job(String does) {
    this.does = does;
  }

  /** As it is typed and stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means, after the person's name. */
  public String does() {
    return does;
  }

  /** Also its beginning, from four letters on: {@code comms} and {@code ops} too. */
  public static Optional<Job> parse(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "comms" -> Optional.of(COMMUNICATIONS);
      case "ops" -> Optional.of(OPERATIONS);
      case "lead" -> Optional.of(COMMANDER);
      default ->
          Arrays.stream(values())
              .filter(job -> wanted.length() >= 4 && job.key().startsWith(wanted))
              .findFirst();
    };
  }
}
