package launchbot.errors;

import java.util.OptionalDouble;

/**
 * A figure, and of how many samples it is.
 *
 * @param value empty where there are too few to tell
 */
public record Measure(long samples, OptionalDouble value) {

  static Measure of(long samples, OptionalDouble value) {
    return new Measure(samples, samples < ErrorTerms.LEAST ? OptionalDouble.empty() : value);
  }

  /** Whether there were enough: what is not measurable is never good. */
  public boolean measurable() {
    return value.isPresent();
  }
}
