package launchbot.jobs.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of tags, {@code v=DKIM1; k=rsa} (RFC 6376 3.2): of DKIM's signatures and keys and of
 * DMARC's records.
 *
 * @param all in their order, with names as written and white space around values gone
 */
record Tags(Map<String, String> all) {

  /**
   * Empty where it is none, or has a tag twice.
   *
   * @param most longer texts are none
   */
  static Optional<Tags> of(String text, int most) {
    if (text.length() > most) {
      return Optional.empty();
    }
    var all = new LinkedHashMap<String, String>();
    String[] pieces = text.split(";", -1);
    for (int i = 0; i < pieces.length; i++) {
      String piece = pieces[i].strip();
      if (piece.isEmpty()) {
        if (i < pieces.length - 1) {
          return Optional.empty();
        }
        continue;
      }
      int equals = piece.indexOf('=');
      String name = equals < 0 ? "" : piece.substring(0, equals).strip();
      boolean right =
          !name.isEmpty() && name.chars().allMatch(c -> Ascii.alphanumeric(c) || c == '_');
      if (!right || all.put(name, piece.substring(equals + 1).strip()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Tags(all));
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(all.get(name));
  }

  String get(String name, String otherwise) {
    return all.getOrDefault(name, otherwise);
  }

  /** Whether the first one is this. */
  boolean beginsWith(String name) {
    return !all.isEmpty() && all.keySet().iterator().next().equals(name);
  }

  /** Without any white space: of what is base64 or a number. */
  static String packed(String value) {
    var packed = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        packed.append(c);
      }
    }
    return packed.toString();
  }
}
