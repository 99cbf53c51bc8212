package launchbot.probe;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.triage.Near;

/** The names of what only some kinds know: whoever mistypes one is told, rather than not heard. */
public final class Options {
  /** Those whose values are several words: lists, and what is written with quotation marks. */
  private static final Set<String> WIDE =
      Set.of("selectors", "core", "payments", "total", "errors", "latency", "at", "path");

  private Options() {}

  /** As their checks read them; {@code proves}, which all kinds know, is not among them. */
  public static List<String> of(Kind kind) {
    return switch (kind) {
      case HTTP -> List.of("method", "headers", "follow");
      case JSON -> List.of("path", "method", "headers", "follow");
      case TLS -> List.of("days");
      case EMAIL_AUTH -> List.of("selectors", "provider", "from");
      case SMOKE -> List.of("steps");
      case PERF -> List.of("routes", "requests", "at-once", "headers");
      case HEARTBEAT -> List.of("at", "grace");
      case ERRORS -> List.of("rate", "p95", "core", "payments");
      case METRICS -> List.of("total", "errors", "latency", "bearer", "rate", "p95");
      case DNS, REDIRECT, HEADERS, PAGE, EXPOSURE, SECRET_SCAN -> List.of();
    };
  }

  /** Whether its value goes on until the next word that means something. */
  public static boolean wide(String name) {
    return WIDE.contains(name);
  }

  /** What to say to whoever typed that name, which the kind does not know; in mrkdwn. */
  public static String unknown(Kind kind, String name) {
    List<String> known = of(kind);
    if (known.isEmpty()) {
      return "`%s` has no options of its own.".formatted(kind.key());
    }
    List<String> near = Near.of(name, known, 1);
    return "`%s` has no such option.%s It knows %s."
        .formatted(
            kind.key(),
            near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst()),
            known.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", ")));
  }
}
