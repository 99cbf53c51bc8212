package launchbot.jobs.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where a DNS server is. */
final class DnsServerAddress {
  private static final int PORT = 53;

  private DnsServerAddress() {}

  /**
   * @throws IllegalArgumentException with words for whoever set it
   */
  static InetSocketAddress parse(String text) {
    String host = text.strip();
    int port = PORT;
    int colon = host.lastIndexOf(':');
    boolean bare = host.indexOf(':') != colon && !host.startsWith("[");
    if (colon > host.lastIndexOf(']') && !bare) {
      port = port(host.substring(colon + 1), text);
      host = host.substring(0, colon);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no DNS server: give its address, with a port if it is not 53, like 192.0.2.53:5353"
              .formatted(text),
          e);
    }
  }

  private static int port(String digits, String text) {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, in the words of the other mistakes.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no DNS server: \"%s\" is no port".formatted(text, digits));
  }

  /** As people read it; the port only where it is another one than DNS's. */
  static String words(InetSocketAddress server) {
    String host = server.getAddress().getHostAddress();
    return server.getPort() == PORT ? host : host + " port " + server.getPort();
  }
}
