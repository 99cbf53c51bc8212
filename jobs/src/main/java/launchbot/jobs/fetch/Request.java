package launchbot.jobs.fetch;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.probe.Phase;

/**
 * What is sent (RFC 9112 section 3).
 *
 * @param host as it stands in the URL, IPv6 in brackets
 */
record Request(String host, int port, boolean secure, byte[] bytes) {
  private static final String AGENT = "Launchbot (probe of a launch team)";

  /**
   * @throws Broken for what cannot be asked for, or must not be
   */
  static Request of(Wanted wanted) throws Broken {
    URI uri = wanted.uri();
    String host = host(uri);
    boolean secure = "https".equals(uri.getScheme());
    if (host.isEmpty() || (!secure && !"http".equals(uri.getScheme()))) {
      throw refused("only addresses that begin with http:// or https:// can be asked");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("the address holds a name or a password, which is not sent");
    }
    if (Hosts.isDisguised(host)) {
      throw refused("its host is an address in a form that programs read differently");
    }
    if (!Hosts.isAddress(host) && !Hosts.isName(host)) {
      throw refused("its host is no name");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    return new Request(host, port, secure, bytes(wanted, host));
  }

  /** In lower case, without the dot at its end; empty for none. */
  private static String host(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return uri.getHost() == null
        ? ""
        : host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static byte[] bytes(Wanted wanted, String host) throws Broken {
    URI uri = wanted.uri();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var head = new StringBuilder(256);
    head.append(wanted.method()).append(' ').append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(host);
    if (uri.getPort() >= 0) {
      head.append(':').append(uri.getPort());
    }
    head.append("\r\nConnection: close\r\n");
    usual(wanted, head, "User-Agent", AGENT);
    usual(wanted, head, "Accept", "*/*");
    usual(wanted, head, "Accept-Encoding", "identity");
    for (Wanted.Header header : wanted.headers()) {
      if (!isToken(header.name()) || !isValue(header.value())) {
        throw refused("a header cannot be sent as it is: " + Quote.of(header.name()));
      }
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (wanted.body().length > 0 || wanted.method().equals("POST")) {
      head.append("Content-Length: ").append(wanted.body().length).append("\r\n");
    }
    if (!isToken(wanted.method()) || !isValue(uri.toASCIIString())) {
      throw refused("the method or the address cannot be sent as it is");
    }
    var bytes = new ByteArrayOutputStream(head.length() + wanted.body().length + 2);
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(wanted.body());
    return bytes.toByteArray();
  }

  private static void usual(Wanted wanted, StringBuilder head, String name, String value) {
    if (wanted.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
      head.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
  }

  /** Nothing in it ends the line. */
  private static boolean isValue(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
  }

  private static Broken refused(String why) {
    return new Broken(Phase.RESOLVE, why, Blame.REFUSED);
  }
}
