package launchbot.criterion;

import java.time.Duration;
import launchbot.probe.Length;

/** How long, or how often, it must be bad. */
public sealed interface Hold {
  /** For so long without a good look in between. */
  record For(Duration length) implements Hold {}

  /** With so many looks in a row. */
  record Times(int times) implements Hold {}

  /** With so many bad ones of the last so many. */
  record OutOf(int bad, int of, Unit unit) implements Hold {}

  /** What is counted. */
  enum Unit {
    /** Looks that could be measured. */
    LOOKS,
    /** Minutes, measured or not; one with a bad look is bad. */
    MINUTES
  }

  /**
   * As it is typed.
   *
   * @param compared whether it follows a number; what fails is said more shortly
   */
  default String text(boolean compared) {
    return switch (this) {
      case For(Duration length) -> " for " + minutes(length);
      case Times(int times) -> times == 1 ? "" : " %dx".formatted(times);
      case OutOf(int bad, int of, Unit unit) ->
          (compared || unit == Unit.MINUTES ? " in %d of %d" : " %d of %d").formatted(bad, of)
              + (unit == Unit.MINUTES ? " minutes" : compared ? " looks" : "");
    };
  }

  private static String minutes(Duration length) {
    return length.equals(Duration.ofMinutes(1)) ? "1m" : Length.words(length);
  }
}
