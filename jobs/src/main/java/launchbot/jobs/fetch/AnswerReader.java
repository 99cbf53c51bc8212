package launchbot.jobs.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import launchbot.jobs.fetch.Wanted.Header;
import launchbot.probe.Phase;

/**
 * Reads an answer of HTTP/1.1 (RFC 9112) from whoever sends whatever: bounded in every direction.
 */
final class AnswerReader {
  /** Of all headers and the status line together, in bytes. */
  static final int MOST_HEAD = 64 << 10;

  private static final int MOST_LINE = 16 << 10;
  private static final int MOST_INTERIM = 8;

  private final Wire wire;
  private byte[] buffer = new byte[4 << 10];
  private int from;
  private int to;

  /** How much of the head was read. */
  private int head;

  /** How much of the body came. */
  private int got;

  AnswerReader(Wire wire) {
    this.wire = wire;
  }

  /** The status line and what follows it, up to the body. */
  record Head(int status, List<Header> headers) {
    List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }
  }

  /**
   * @param cut whether there was more than was wanted
   */
  record Body(byte[] bytes, boolean cut) {}

  /** Whether anything came at all. */
  boolean begun() {
    return head > 0 || to > from;
  }

  /** How many bytes of the body came so far. */
  int got() {
    return got;
  }

  /** Waits for the first byte. */
  void begin() throws IOException, Deadline.Late, Broken {
    if (from == to && !fill()) {
      throw new Broken(Phase.FIRST_BYTE, "the connection was closed without an answer");
    }
  }

  Head head() throws IOException, Deadline.Late, Broken {
    for (int interim = 0; interim <= MOST_INTERIM; interim++) {
      Head one = one();
      if (one.status >= 200 || one.status == 101) {
        return one;
      }
    }
    throw new Broken(Phase.FIRST_BYTE, "only interim answers (1xx) came");
  }

  private Head one() throws IOException, Deadline.Late, Broken {
    String line = headLine();
    int status = status(line);
    if (status < 0) {
      throw new Broken(Phase.FIRST_BYTE, "that is no answer of HTTP: " + Quote.of(line));
    }
    List<Header> headers = new ArrayList<>();
    for (line = headLine(); !line.isEmpty(); line = headLine()) {
      int colon = line.indexOf(':');
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        continue; // a folded line, long forbidden: what it adds is nothing that we look at
      }
      if (colon <= 0) {
        throw new Broken(Phase.FIRST_BYTE, "a line among the headers is none: " + Quote.of(line));
      }
      headers.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
    return new Head(status, headers);
  }

  /** −1 for what is no status line. */
  private static int status(String line) {
    if (line.length() < 12 || !line.startsWith("HTTP/1.") || line.charAt(8) != ' ') {
      return -1;
    }
    int status = 0;
    for (int i = 9; i < 12; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      status = 10 * status + digit;
    }
    boolean ends = line.length() == 12 || line.charAt(12) == ' ';
    return ends && status >= 100 ? status : -1;
  }

  /**
   * The body as it was framed (RFC 9112 section 6.3).
   *
   * @param most how many bytes are wanted
   */
  Body body(Head head, boolean none, int most) throws IOException, Deadline.Late, Broken {
    if (none || head.status == 101 || head.status == 204 || head.status == 304) {
      return new Body(new byte[0], false);
    }
    List<String> codings = head.all("Transfer-Encoding");
    if (!codings.isEmpty()) {
      String last = codings.getLast().toLowerCase(Locale.ROOT);
      return last.endsWith("chunked") ? chunked(most) : plain(Long.MAX_VALUE, most);
    }
    List<String> lengths = head.all("Content-Length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return plain(Long.MAX_VALUE, most);
    }
    long length = lengths.size() == 1 ? number(lengths.getFirst(), 10) : -1;
    if (length < 0) {
      throw new Broken(
          Phase.BODY, "its Content-Length is no length: " + Quote.of(String.join(", ", lengths)));
    }
    return plain(length, most);
  }

  /**
   * @param length {@link Long#MAX_VALUE} where the end of the connection is the end
   */
  private Body plain(long length, int most) throws IOException, Deadline.Late, Broken {
    byte[] body = new byte[(int) Math.min(Math.min(length, most), 16 << 10)];
    while (got < length && got < most) {
      if (got == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(most, 2L * Math.max(1024, body.length)));
      }
      int some = some(body, got, (int) Math.min(body.length - got, length - got));
      if (some < 0) {
        if (length < Long.MAX_VALUE) {
          throw new Broken(
              Phase.BODY,
              "the answer broke off after %,d of %,d bytes".formatted((long) got, length));
        }
        return new Body(Arrays.copyOf(body, got), false);
      }
      got += some;
    }
    boolean cut = length == Long.MAX_VALUE ? from < to || fill() : got < length;
    return new Body(got == body.length ? body : Arrays.copyOf(body, got), cut);
  }

  private Body chunked(int most) throws IOException, Deadline.Late, Broken {
    byte[] body = new byte[Math.min(most, 16 << 10)];
    while (true) {
      String line = line(MOST_LINE, "a chunk's length");
      int semicolon = line.indexOf(';');
      long length = number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
      if (length < 0) {
        throw new Broken(
            Phase.BODY,
            "the answer is broken: a chunk's length was expected, and " + Quote.of(line) + " came");
      }
      if (length == 0) {
        return new Body(Arrays.copyOf(body, got), false); // trailers say nothing that we look at
      }
      while (length > 0) {
        if (got >= most) {
          return new Body(body, true);
        }
        if (got == body.length) {
          body = Arrays.copyOf(body, (int) Math.min(most, 2L * body.length));
        }
        int some = some(body, got, (int) Math.min(body.length - got, length));
        if (some < 0) {
          throw new Broken(
              Phase.BODY, "the answer broke off within a chunk, after %,d bytes".formatted(got));
        }
        got += some;
        length -= some;
      }
      if (!line(MOST_LINE, "the end of a chunk").isEmpty()) {
        throw new Broken(Phase.BODY, "the answer is broken: a chunk is longer than it says");
      }
    }
  }

  /** −1 for what is none; one that is too large is the largest. */
  private static long number(String text, int radix) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c > 'f' || Character.digit(c, radix) < 0)) {
      return -1;
    }
    return text.length() > 15 ? Long.MAX_VALUE - 1 : Long.parseLong(text, radix);
  }

  private String headLine() throws IOException, Deadline.Late, Broken {
    return line(MOST_HEAD - head, "");
  }

  /**
   * The next line without its end, each byte one character.
   *
   * @param what is being read, of a body; empty for the head
   */
  private String line(int most, String what) throws IOException, Deadline.Late, Broken {
    int seen = from;
    while (true) {
      for (; seen < to; seen++) {
        if (buffer[seen] == '\n') {
          int end = seen > from && buffer[seen - 1] == '\r' ? seen - 1 : seen;
          String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
          if (what.isEmpty()) {
            head += seen + 1 - from;
          }
          from = seen + 1;
          return line;
        }
      }
      if (to - from >= most) {
        throw what.isEmpty()
            ? new Broken(Phase.FIRST_BYTE, "its headers are larger than 64 KiB")
            : new Broken(Phase.BODY, "the answer is broken: " + what + " does not end");
      }
      int offset = seen - from;
      if (!fill()) {
        throw what.isEmpty()
            ? new Broken(Phase.FIRST_BYTE, "the connection was closed within the headers")
            : new Broken(Phase.BODY, "the answer broke off where " + what + " was expected");
      }
      seen = from + offset;
    }
  }

  private int some(byte[] into, int offset, int length) throws IOException, Deadline.Late {
    if (from < to) {
      int some = Math.min(length, to - from);
      System.arraycopy(buffer, from, into, offset, some);
      from += some;
      return some;
    }
    return wire.read(into, offset, length);
  }

  /** False where nothing comes any more. */
  private boolean fill() throws IOException, Deadline.Late {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int some = wire.read(buffer, to, buffer.length - to);
    to += Math.max(0, some);
    return some > 0;
  }
}
