package launchbot.jobs.probe;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Spec;

/** What a probe of HTTP asks: its target and the options {@code method} and {@code headers}. */
final class Asking {
  static final String METHOD = "method";
  static final String HEADERS = "headers";
  static final String FOLLOW = "follow";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");
  private static final int MOST_HEADERS = 20;

  /** Whoever sets these changes what the answer is about, or how it ends. */
  private static final Set<String> OURS =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "te");

  /** These hold secrets, which would stand in history and in the open. */
  private static final Set<String> SECRET =
      Set.of("authorization", "cookie", "proxy-authorization", "x-api-key");

  private Asking() {}

  static List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    if (Targets.url(spec.target()) instanceof Targets.Refused(String why)) {
      mistakes.add(why);
    }
    if (!METHODS.contains(method(spec))) {
      mistakes.add("A probe asks with `method GET`, `HEAD`, `OPTIONS` or `POST`.");
    }
    String follow = spec.option(FOLLOW).orElse("yes");
    if (!follow.equals("yes") && !follow.equals("no")) {
      mistakes.add("`follow` is `yes` or `no`.");
    }
    List<String> lines = lines(spec);
    if (lines.size() > MOST_HEADERS) {
      mistakes.add("A probe sends at most %d headers.".formatted(MOST_HEADERS));
    }
    for (String line : lines) {
      String name = name(line);
      if (name.isEmpty() || OURS.contains(name)) {
        mistakes.add(
            "Headers are written a line each, such as `Accept-Language: de`; `Host`, `Connection`"
                + " and lengths are set by the probe.");
      } else if (SECRET.contains(name)) {
        mistakes.add(
            "A header that signs in belongs to a smoke probe, where `${secret.name}` keeps it"
                + " encrypted.");
      }
    }
    return mistakes.stream().distinct().toList();
  }

  static Wanted wanted(Spec spec, URI uri, Duration timeout) {
    List<Wanted.Header> headers =
        lines(spec).stream()
            .filter(line -> !name(line).isEmpty())
            .map(line -> {
              int colon = line.indexOf(':');
              return new Wanted.Header(
                  line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            })
            .toList();
    return new Wanted(method(spec), uri, headers, new byte[0], timeout, Wanted.MOST);
  }

  private static String method(Spec spec) {
    return spec.option(METHOD).orElse("GET").toUpperCase(Locale.ROOT);
  }

  private static List<String> lines(Spec spec) {
    return spec.option(HEADERS).orElse("").lines().filter(line -> !line.isBlank()).toList();
  }

  /** In lower case; empty for what is no header. */
  private static String name(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    boolean plain =
        name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
    return plain ? name : "";
  }
}
