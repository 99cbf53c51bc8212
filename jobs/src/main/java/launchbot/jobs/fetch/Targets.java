package launchbot.jobs.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads what people type for a URL or a host. */
public final class Targets {
  private static final int LONGEST = 2_000;
  private static final String EXAMPLE = "`https://app.example.com`";

  private Targets() {}

  /** What was typed, understood or not. */
  public sealed interface Typed {}

  /** Of http or https, its host in ASCII and lower case, without credentials and fragment. */
  public record Url(URI uri) implements Typed {
    /** As it is stored: without a slash that says nothing. */
    public String text() {
      return uri.toString();
    }

    /** Without the brackets of an IPv6 address. */
    public String host() {
      String host = uri.getHost();
      return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Also where it goes without saying. */
    public int port() {
      return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }
  }

  /** A sentence in mrkdwn that says what to type instead; it holds nothing of what was typed. */
  public record Refused(String why) implements Typed {}

  /**
   * A URL, or a host, for which https is meant: {@code example.com}, {@code bücher.example/a?b},
   * {@code <https://example.com|example.com>} as Slack writes it.
   */
  public static Typed url(String typed) {
    String text = unwrapped(typed.strip());
    if (text.isEmpty()) {
      return new Refused("Type an address, such as " + EXAMPLE + ".");
    }
    if (text.length() > LONGEST) {
      return new Refused("That address is longer than 2,000 characters.");
    }
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "https" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Refused(
          "Only addresses that begin with `http://` or `https://` can be looked at.");
    }
    String rest = colon < 0 ? text : text.substring(colon + 3);
    int end = firstOf(rest, "/?#\\");
    String authority = rest.substring(0, end);
    if (authority.contains("@")) {
      return new Refused(
          "Leave out the name and the password before the `@`; a smoke probe can sign in with"
              + " secrets that are kept encrypted.");
    }
    int port = authority.lastIndexOf(':');
    if (port < authority.lastIndexOf(']')) {
      port = -1;
    }
    int number = port < 0 ? -1 : port(authority.substring(port + 1));
    if (port >= 0 && number < 0) {
      return new Refused("After the `:` a port is expected, a number from 1 to 65535.");
    }
    String host = ascii(port < 0 ? authority : authority.substring(0, port));
    if (host.isEmpty()) {
      return new Refused("That is no host. Type it as in " + EXAMPLE + ".");
    }
    if (Hosts.isDisguised(host)) {
      return new Refused("Write an IPv4 address as four decimal numbers, such as `192.0.2.7`.");
    }
    boolean usual = number < 0 || number == (scheme.equals("https") ? 443 : 80);
    return new Url(
        URI.create(scheme + "://" + host + (usual ? "" : ":" + number) + path(rest, end)));
  }

  /**
   * Where an answer's Location leads (RFC 9110 section 10.2.2).
   *
   * @param from what was asked for
   */
  public static Typed next(URI from, String location) {
    String text = location.strip();
    int colon = text.indexOf(':');
    if (text.startsWith("//")) {
      return url(from.getScheme() + ":" + text);
    }
    if (colon > 0 && firstOf(text, "/?#") > colon) {
      return text.startsWith("://", colon)
          ? url(text)
          : new Refused("It leads to something else than a web page.");
    }
    try {
      URI base = from.getRawPath().isEmpty() ? from.resolve("/") : from;
      String reference = encoded(text.substring(0, firstOf(text, "#")));
      // URI.resolve follows an older rule for a query alone (RFC 2396).
      return new Url(
          base.resolve(reference.startsWith("?") ? base.getRawPath() + reference : reference));
    } catch (IllegalArgumentException e) {
      return new Refused("It leads nowhere.");
    }
  }

  /** A domain, also out of a URL or an address of mail: {@code example.com}. */
  public static Typed host(String typed) {
    String text = unwrapped(typed.strip());
    int at = text.lastIndexOf('@');
    return url(at >= 0 && !text.contains("://") ? text.substring(at + 1) : text);
  }

  private static String unwrapped(String text) {
    if (!text.startsWith("<") || !text.endsWith(">")) {
      return text;
    }
    String inside = text.substring(1, text.length() - 1);
    int bar = inside.indexOf('|');
    String link = bar < 0 ? inside : inside.substring(0, bar);
    return link.startsWith("mailto:") ? link.substring("mailto:".length()) : link;
  }

  private static int firstOf(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static int port(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = number ? Integer.parseInt(text) : -1;
    return port >= 1 && port <= 65535 ? port : -1;
  }

  /** In ASCII; empty for what is none. */
  private static String ascii(String text) {
    if (text.startsWith("[")) {
      return Hosts.isAddress(text) ? text.toLowerCase(Locale.ROOT) : "";
    }
    String ascii;
    try {
      ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
    String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    return Hosts.isAddress(host) || Hosts.isDisguised(host) || Hosts.isName(host) ? host : "";
  }

  /** Path and query as they may stand in a request; what is encoded stays so. */
  private static String path(String rest, int from) {
    String text = rest.substring(from, from + firstOf(rest.substring(from), "#"));
    String path = (text.startsWith("?") ? "/" : "") + encoded(text.replace('\\', '/'));
    return path.equals("/") ? "" : path;
  }

  private static String encoded(String text) {
    var path = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean encoded =
          c == '%'
              && i + 2 < bytes.length
              && Character.digit(bytes[i + 1], 16) >= 0
              && Character.digit(bytes[i + 2], 16) >= 0;
      if (encoded || (c > 0x20 && c < 0x7f && "\"<>[]^`{|}%".indexOf(c) < 0)) {
        path.append(c);
      } else {
        path.append("%%%02X".formatted((int) c));
      }
    }
    return path.toString();
  }
}
