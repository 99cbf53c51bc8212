package launchbot.jobs.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address, read as strictly as SPF's grammar has it (RFC 7208 5.6): Java's own reader takes
 * {@code 127.1} for an address.
 */
public final class Ip {

  private final byte[] bytes;

  private Ip(byte[] bytes) {
    this.bytes = bytes;
  }

  /** As a client has it: an IPv4 address within IPv6 is the IPv4 address (RFC 7208 5). */
  public static Optional<Ip> of(String text) {
    return (text.indexOf(':') < 0 ? v4(text) : v6(text)).map(Ip::unmapped);
  }

  public static Ip of(InetAddress address) {
    return new Ip(address.getAddress()).unmapped();
  }

  /** Four numbers up to 255 without zeros before them. */
  static Optional<Ip> v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    if (parts.length != 4) {
      return Optional.empty();
    }
    for (int i = 0; i < 4; i++) {
      int part = number(parts[i], 10, 3);
      if (part < 0 || part > 255 || (parts[i].length() > 1 && parts[i].startsWith("0"))) {
        return Optional.empty();
      }
      bytes[i] = (byte) part;
    }
    return Optional.of(new Ip(bytes));
  }

  /** In the forms of RFC 4291 2.2; an IPv4 address in it stays IPv6. */
  static Optional<Ip> v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
    if (head == null || tail == null) {
      return Optional.empty();
    }
    int length = head.length + tail.length;
    if (gap < 0 ? length != 16 : length > 14) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return Optional.of(new Ip(bytes));
  }

  private static byte @Nullable [] groups(String text, boolean atEnd) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[0];
    for (int i = 0; i < parts.length && bytes.length <= 16; i++) {
      Optional<Ip> v4 = atEnd && i == parts.length - 1 ? v4(parts[i]) : Optional.empty();
      int group = number(parts[i], 16, 4);
      if (v4.isPresent()) {
        bytes = joined(bytes, v4.get().bytes);
      } else if (group >= 0) {
        bytes = joined(bytes, new byte[] {(byte) (group >> 8), (byte) group});
      } else {
        return null;
      }
    }
    return bytes.length <= 16 ? bytes : null;
  }

  private static byte[] joined(byte[] some, byte[] more) {
    byte[] joined = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, joined, some.length, more.length);
    return joined;
  }

  /** −1 for what is none. */
  private static int number(String digits, int radix, int most) {
    if (digits.isEmpty() || digits.length() > most) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }

  private Ip unmapped() {
    if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
      return this;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return this;
      }
    }
    return new Ip(Arrays.copyOfRange(bytes, 12, 16));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  public boolean isV4() {
    return bytes.length == 4;
  }

  /** Whether the first bits of both are the same; never for addresses of two kinds. */
  boolean within(Ip network, int bits) {
    if (network.bytes.length != bytes.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((bytes[bit / 8] ^ network.bytes[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Parts separated by dots, as the macro {@code i} has them (RFC 7208 7.3). */
  String dotted() {
    var dotted = new StringBuilder();
    for (byte one : bytes) {
      if (isV4()) {
        dotted.append('.').append(one & 0xff);
      } else {
        dotted.append('.').append(Character.forDigit((one >> 4) & 15, 16));
        dotted.append('.').append(Character.forDigit(one & 15, 16));
      }
    }
    return dotted.substring(1);
  }

  /** The name that its PTR records stand at. */
  String reverse() {
    var parts = Arrays.asList(dotted().split("\\."));
    return String.join(".", parts.reversed()) + (isV4() ? ".in-addr.arpa" : ".ip6.arpa");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ip ip && Arrays.equals(bytes, ip.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As people write it; IPv6 in the short form of RFC 5952. */
  @Override
  public String toString() {
    try {
      return isV4() ? dotted() : Shortened.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The longest run of zeros left out (RFC 5952 4.2). */
  private static final class Shortened {
    static String of(InetAddress address) {
      String[] groups = address.getHostAddress().split(":");
      int at = -1;
      int longest = 1;
      for (int i = 0; i < groups.length; i++) {
        int end = i;
        while (end < groups.length && groups[end].equals("0")) {
          end++;
        }
        if (end - i > longest) {
          at = i;
          longest = end - i;
        }
      }
      if (at < 0) {
        return String.join(":", groups);
      }
      return String.join(":", Arrays.copyOfRange(groups, 0, at))
          + "::"
          + String.join(":", Arrays.copyOfRange(groups, at + longest, groups.length));
    }
  }
}
