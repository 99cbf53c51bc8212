package launchbot.jobs.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses probes may reach. It is asked about the resolved address each time that a socket
 * is opened, since what a name says in one moment it need not say in the next.
 *
 * @param privateToo whether this deployment lets probes look at its own network
 */
public record Guard(boolean privateToo) {

  /** From IANA's registries of special addresses; the first that fits says what it is. */
  private static final List<Net> CLOSED =
      List.of(
          Net.of(4, "an address of this network", 8, 0),
          Net.of(4, "a private address", 8, 10),
          Net.of(4, "a private address of a provider", 10, 100, 64),
          Net.of(4, "a loopback address", 8, 127),
          Net.of(4, "a link-local address", 16, 169, 254),
          Net.of(4, "a private address", 12, 172, 16),
          Net.of(4, "a special address", 24, 192, 0, 0),
          Net.of(4, "an address of an old way to IPv6", 24, 192, 88, 99),
          Net.of(4, "a private address", 16, 192, 168),
          Net.of(4, "an address for benchmarks", 15, 198, 18),
          Net.of(4, "a multicast address", 4, 224),
          Net.of(4, "a reserved address", 4, 240),
          Net.of(16, "a loopback address", 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
          Net.of(16, "IPv4 in disguise", 80),
          Net.of(16, "IPv4 in disguise", 32, 0, 0x64, 0xff, 0x9b),
          Net.of(16, "IPv4 in disguise", 16, 0x20, 2),
          Net.of(16, "a special address", 23, 0x20, 1, 0, 0),
          Net.of(16, "a private address", 7, 0xfc),
          Net.of(16, "a link-local address", 10, 0xfe, 0x80),
          Net.of(16, "a private address", 10, 0xfe, 0xc0),
          Net.of(16, "a multicast address", 8, 0xff),
          // All that is in use in public begins with 001 (RFC 4291).
          Net.of(16, "a special address", 3),
          Net.of(16, "a special address", 2, 0x40),
          Net.of(16, "a special address", 1, 0x80));

  /** Why probes may not go there, as what it is: {@code a loopback address}; empty if they may. */
  public Optional<String> against(InetAddress address) {
    if (privateToo) {
      return Optional.empty();
    }
    byte[] bytes = address.getAddress();
    return CLOSED.stream().filter(net -> net.holds(bytes)).findFirst().map(Net::what);
  }

  /** That address, for people. */
  static String words(InetAddress address) {
    return address instanceof Inet4Address
        ? address.getHostAddress()
        : "[" + address.getHostAddress() + "]";
  }

  /**
   * All addresses that begin alike.
   *
   * @param length of an address, in bytes
   * @param bits how many are alike
   */
  private record Net(int length, String what, int bits, int[] start) {
    static Net of(int length, String what, int bits, int... start) {
      int[] all = new int[length];
      System.arraycopy(start, 0, all, 0, start.length);
      return new Net(length, what, bits, all);
    }

    boolean holds(byte[] address) {
      if (address.length != length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - bits + bit) & 0xff;
        if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
