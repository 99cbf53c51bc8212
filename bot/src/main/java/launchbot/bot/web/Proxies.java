package launchbot.bot.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a request comes from. Behind proxies that are trusted it is what they say in {@code
 * X-Forwarded-For}; nobody else is believed, since anybody can send such a field.
 */
public final class Proxies {
  public static final Proxies NONE = new Proxies(List.of());

  /** Further hops are nobody's who is honest. */
  private static final int MOST_HOPS = 20;

  private static final int BYTES_OF_A_HOUSEHOLD = 8;

  private final List<Range> trusted;

  private Proxies(List<Range> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Addresses that begin with the same bits. */
  private record Range(byte[] address, int bits) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0);
    }
  }

  /**
   * @param text {@code 10.0.0.0/8, 2001:db8::/32, 192.0.2.7}; the empty string for none
   * @return empty where that is none
   */
  public static Optional<Proxies> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] halves = part.strip().split("/", 2);
      Optional<InetAddress> address = literal(halves[0]);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes = address.get().getAddress();
      String bits = halves.length == 1 ? String.valueOf(bytes.length * 8) : halves[1];
      if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > bytes.length * 8) {
        return Optional.empty();
      }
      ranges.add(new Range(bytes, Integer.parseInt(bits)));
    }
    return Optional.of(new Proxies(ranges));
  }

  /** Who calls, for counting: an address, of IPv6 the network that one household has to itself. */
  public String source(Context ctx) {
    Enumeration<String> fields = ctx.req().getHeaders("X-Forwarded-For");
    List<String> forwarded = new ArrayList<>();
    fields.asIterator().forEachRemaining(field -> forwarded.addAll(List.of(field.split(",", -1))));
    return source(String.valueOf(ctx.req().getRemoteAddr()), forwarded);
  }

  /**
   * @param peer who is at the other end of the connection
   * @param forwarded what the proxies say, the nearest one last
   */
  String source(String peer, List<String> forwarded) {
    Optional<InetAddress> nearest = literal(peer);
    List<String> hops = forwarded.reversed().stream().limit(MOST_HOPS).toList();
    for (String hop : hops) {
      if (nearest.isEmpty() || !trusts(nearest.get())) {
        break;
      }
      Optional<InetAddress> before = literal(withoutPort(hop.strip()));
      if (before.isEmpty()) {
        break;
      }
      nearest = before;
    }
    return nearest.map(Proxies::household).orElse(peer);
  }

  private boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.holds(address.getAddress()));
  }

  private static String household(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (!(address instanceof Inet6Address)) {
      return String.valueOf(address.getHostAddress());
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < BYTES_OF_A_HOUSEHOLD; i++) {
      out.append("%02x".formatted(bytes[i]));
    }
    return out.append("/64").toString();
  }

  /** {@code [2001:db8::1]:443} and {@code 192.0.2.1:443} come from some. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[") && hop.indexOf(']') > 0) {
      return hop.substring(1, hop.indexOf(']'));
    }
    boolean one = hop.indexOf(':') == hop.lastIndexOf(':');
    return one && hop.indexOf(':') > 0 ? hop.substring(0, hop.indexOf(':')) : hop;
  }

  /** Never a name, which would have to be looked up. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return Stream.of(text)
          .filter(one -> one.matches("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]{2,45}"))
          .map(InetAddress::ofLiteral)
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
