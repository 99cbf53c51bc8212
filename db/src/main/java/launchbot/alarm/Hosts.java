package launchbot.alarm;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import launchbot.probe.Spec;

/** Whose failure a probe's may be: probes of one host fail together. */
public final class Hosts {
  private Hosts() {}

  /**
   * The host that it looks at, in lower case and without port; empty where its target is none, such
   * as of a heartbeat.
   */
  public static Optional<String> of(Spec spec) {
    return switch (spec.kind()) {
      case HEARTBEAT, ERRORS, SECRET_SCAN -> Optional.empty();
      default -> of(spec.target());
    };
  }

  private static Optional<String> of(String target) {
    try {
      String address = target.contains("://") ? target : "any://" + target;
      String host = URI.create(address).getHost();
      return Optional.ofNullable(host)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
          .filter(name -> !name.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // names that Java takes for no host stand for themselves alone
    }
  }
}
