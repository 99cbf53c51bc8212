package launchbot.jobs.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message as it was saved (RFC 5322 2): its header fields and its body, with all line ends made
 * CRLF again, since saving loses that.
 *
 * @param fields from the top on
 * @param body in bytes
 */
record Eml(List<Field> fields, byte[] body) {
  /** How many bytes are read; Slack's own limit for text is lower. */
  static final int MOST = 5 << 20;

  private static final int FIELDS = 1000;

  Eml {
    fields = List.copyOf(fields);
  }

  /**
   * A header field, each byte one character.
   *
   * @param name as written
   * @param value all behind the colon, its folds included, without the line end
   */
  record Field(String name, String value) {
    /** On one line, without white space around it. */
    String unfolded() {
      return value.replace("\r\n", "").strip();
    }
  }

  /** Empty for what is no message: no header field, too many of them, or too large. */
  static Optional<Eml> read(byte[] bytes) {
    if (bytes.length > MOST) {
      return Optional.empty();
    }
    byte[] all = withLineEnds(bytes);
    var fields = new ArrayList<Field>();
    int at = 0;
    var field = new StringBuilder();
    while (at < all.length) {
      int end = lineEnd(all, at);
      String line = new String(all, at, end - at, StandardCharsets.ISO_8859_1);
      boolean first = at == 0;
      at = Math.min(all.length, end + 2);
      if (line.isEmpty()) {
        break;
      }
      if (first && line.startsWith("From ")) {
        // Of a mailbox file, not of the message.
        continue;
      }
      boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (folded && !field.isEmpty()) {
        field.append("\r\n").append(line);
        continue;
      }
      if (!keep(fields, field) || fields.size() > FIELDS) {
        return Optional.empty();
      }
      field.setLength(0);
      field.append(line);
    }
    if (!keep(fields, field) || fields.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Eml(fields, Arrays.copyOfRange(all, at, all.length)));
  }

  /** Whether it was a field, or nothing at all. */
  private static boolean keep(List<Field> fields, CharSequence text) {
    String field = text.toString();
    int colon = field.indexOf(':');
    if (field.isEmpty()) {
      return true;
    }
    String name = colon < 0 ? "" : field.substring(0, colon).stripTrailing();
    if (name.isEmpty() || !name.chars().allMatch(c -> c > 32 && c < 127)) {
      return false;
    }
    fields.add(new Field(field.substring(0, colon), field.substring(colon + 1)));
    return true;
  }

  private static int lineEnd(byte[] all, int from) {
    for (int i = from; i + 1 < all.length; i++) {
      if (all[i] == '\r' && all[i + 1] == '\n') {
        return i;
      }
    }
    return all.length;
  }

  private static byte[] withLineEnds(byte[] bytes) {
    var all = new ByteArrayOutputStream(bytes.length + bytes.length / 32);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
        all.write('\r');
      }
      all.write(bytes[i]);
    }
    return all.toByteArray();
  }

  /** All of that name, whatever its case, from the top on. */
  List<Field> all(String name) {
    return fields.stream()
        .filter(field -> field.name().stripTrailing().equalsIgnoreCase(name))
        .toList();
  }

  Optional<Field> first(String name) {
    return all(name).stream().findFirst();
  }
}
