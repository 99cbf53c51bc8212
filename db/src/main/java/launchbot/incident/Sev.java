package launchbot.incident;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad an incident is, the worst first. */
public enum Sev {
  SEV1("nobody can do what the product is for, or data is at risk", Duration.ofMinutes(15)),
  SEV2("many users are hit", Duration.ofMinutes(30)),
  SEV3("some users are hit, or there is a way around it", Duration.ofMinutes(30));

  private final String means;
  private final Duration cadence;

  Sev(String means, Duration cadence) {
    this.means = means;
    this.cadence = cadence;
  }

  /** As it is typed and stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In a few words, after its name. */
  public String means() {
    return means;
  }

  /** How long after one update the next one is due. */
  public Duration cadence() {
    return cadence;
  }

  /** {@code sev1}, {@code SEV-1}, {@code 1}. */
  public static Optional<Sev> parse(String word) {
    String wanted = "sev" + word.toLowerCase(Locale.ROOT).replace("-", "").replaceFirst("^sev", "");
    return Arrays.stream(values()).filter(sev -> sev.key().equals(wanted)).findFirst();
  }
}
