package launchbot.jobs.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Messages as they are signed (RFC 6376 3.4). */
final class Canonical {
  private Canonical() {}

  /** A field with the line end that belongs to it, which the signature's own does not have. */
  static String field(Eml.Field field, boolean relaxed) {
    return relaxed
        ? Ascii.lower(field.name().strip()) + ":" + squeezed(field.value())
        : field.name() + ":" + field.value();
  }

  /** Unfolded, with each run of white space made one space, and none at both ends. */
  private static String squeezed(String value) {
    var squeezed = new StringBuilder(value.length());
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean lineEnd = c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n';
      if (lineEnd) {
        i++;
      } else if (c == ' ' || c == '\t') {
        space = true;
      } else {
        if (space && !squeezed.isEmpty()) {
          squeezed.append(' ');
        }
        space = false;
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  /**
   * @param body with CRLF at the end of its lines
   */
  static byte[] body(byte[] body, boolean relaxed) {
    var out = new ByteArrayOutputStream(body.length + 2);
    int blank = 0;
    int at = 0;
    while (at < body.length) {
      int end = at;
      while (end < body.length
          && !(body[end] == '\r' && end + 1 < body.length && body[end + 1] == '\n')) {
        end++;
      }
      byte[] line = relaxed ? squeezed(body, at, end) : Arrays.copyOfRange(body, at, end);
      if (line.length == 0) {
        blank++;
      } else {
        for (; blank > 0; blank--) {
          out.write('\r');
          out.write('\n');
        }
        out.writeBytes(line);
        blank = 1;
      }
      at = end + 2;
    }
    if (out.size() > 0 || !relaxed) {
      out.write('\r');
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** Each run of white space one space, and none at the end. */
  private static byte[] squeezed(byte[] body, int from, int to) {
    var line = new ByteArrayOutputStream(to - from);
    boolean space = false;
    for (int i = from; i < to; i++) {
      if (body[i] == ' ' || body[i] == '\t') {
        space = true;
      } else {
        if (space) {
          line.write(' ');
        }
        space = false;
        line.write(body[i]);
      }
    }
    return line.toByteArray();
  }
}
