package launchbot.alarm;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The last days of a certificate are said at each of a few steps, once. */
public final class Certificates {
  /** The facts by which the check of TLS names the certificate and its days. */
  public static final String FINGERPRINT = "fingerprint";

  public static final String DAYS = "days left";

  private static final int[] STEPS = {1, 3, 7, 14};

  private Certificates() {}

  /** The step that it has come to: 14, 7, 3 or 1, day 0 and later included; empty before those. */
  public static OptionalInt step(Map<String, String> facts) {
    OptionalInt days = days(facts);
    return days.isEmpty()
        ? OptionalInt.empty()
        : IntStream.of(STEPS).filter(step -> days.getAsInt() <= step).findFirst();
  }

  public static Optional<String> fingerprint(Map<String, String> facts) {
    return Optional.ofNullable(facts.get(FINGERPRINT)).filter(text -> !text.isBlank());
  }

  private static OptionalInt days(Map<String, String> facts) {
    String typed = facts.getOrDefault(DAYS, "");
    return typed.matches("-?\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(typed))
        : OptionalInt.empty();
  }
}
