package launchbot.jobs.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/** What stands for a host in a URL. */
final class Hosts {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern QUAD = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");

  /** One label of a name (RFC 1123). */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private Hosts() {}

  /** Four decimal numbers, or IPv6 in brackets. */
  static boolean isAddress(String host) {
    if (!IN_BRACKETS.matcher(host).matches()) {
      return QUAD.matcher(host).matches();
    }
    try {
      address(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Of what {@link #isAddress} is true for; it asks nobody. */
  static InetAddress address(String host) {
    return InetAddress.ofLiteral(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
  }

  /** {@code localhost} and below it (RFC 6761). */
  static boolean isLocal(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  /**
   * {@code 2130706433}, {@code 127.1}, {@code 0x7f.1}, {@code 010.0.0.1}: ways to write an address
   * that programs read differently, for which there is no good use.
   */
  static boolean isDisguised(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    boolean number =
        !last.isEmpty()
            && (last.chars().allMatch(c -> c >= '0' && c <= '9')
                || (last.startsWith("0x") && last.substring(2).chars().allMatch(Hosts::isHex)));
    return number && !isAddress(host);
  }

  /** In lower case and ASCII, without the dot at its end. */
  static boolean isName(String host) {
    if (host.length() > 253 || isDisguised(host)) {
      return false;
    }
    String[] labels = host.split("\\.", -1);
    char first = labels[labels.length - 1].isEmpty() ? '.' : labels[labels.length - 1].charAt(0);
    return first >= 'a' && first <= 'z' && List.of(labels).stream().allMatch(Hosts::isLabel);
  }

  private static boolean isLabel(String label) {
    return LABEL.matcher(label).matches();
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
