package launchbot.probe;

import java.util.Locale;

/** Whom a probe's looks bother: not too many look at one host at once. */
final class Hosts {
  private Hosts() {}

  /** The host of a URL, or the target itself; in lower case, without its port. */
  static String of(Spec spec) {
    String rest = spec.target();
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    rest = rest.substring(rest.lastIndexOf('@', end) + 1, end).toLowerCase(Locale.ROOT);
    int port = rest.lastIndexOf(':');
    boolean one = port >= 0 && rest.indexOf(':') == port;
    return rest.startsWith("[")
        ? rest.substring(0, Math.max(0, rest.indexOf(']')) + 1)
        : one ? rest.substring(0, port) : rest;
  }
}
