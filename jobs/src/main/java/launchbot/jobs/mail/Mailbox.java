package launchbot.jobs.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Addresses in header fields, read as far as domains need it (RFC 5322 3.4). */
final class Mailbox {
  private Mailbox() {}

  /** The domains of all addresses in a From field, in ASCII; texts and comments are left out. */
  static Set<String> domains(String value) {
    var domains = new LinkedHashSet<String>();
    for (String part : bare(value).split(",", -1)) {
      int open = part.lastIndexOf('<');
      int close = part.indexOf('>', Math.max(0, open));
      String address = open >= 0 && close > open ? part.substring(open + 1, close) : part;
      int at = address.lastIndexOf('@');
      String domain = at < 0 ? "" : MailDomain.ascii(utf8(address.substring(at + 1).strip()));
      if (MailDomain.qualified(domain)) {
        domains.add(domain);
      }
    }
    return domains;
  }

  /** The address of a Return-Path: empty for a bounce's. */
  static String envelope(String value) {
    int open = value.indexOf('<');
    int close = value.indexOf('>', Math.max(0, open));
    String address = open >= 0 && close > open ? value.substring(open + 1, close) : value;
    return address.length() > 320 ? "" : address.strip();
  }

  /** Without what stands in quotes or parentheses. */
  private static String bare(String value) {
    var bare = new StringBuilder(value.length());
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && (quoted || depth > 0)) {
        i++;
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
        bare.append(quoted ? "" : "\"\"");
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && depth > 0 && c == ')') {
        depth--;
      } else if (!quoted && depth == 0) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  /** Bytes were read one a character; names of other languages are UTF-8. */
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
