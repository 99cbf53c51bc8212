package launchbot.jobs.scan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.RawText;
import org.jspecify.annotations.Nullable;

/** Files as text, and what one of them has that another has not. */
final class Texts {
  /** How many known lines stand with new ones, so that what spans lines is seen whole. */
  private static final int CONTEXT = 3;

  private Texts() {}

  /** Null for what is no text; UTF-16, in which Windows writes, is. */
  static @Nullable String of(byte[] bytes) {
    Charset charset = wide(bytes);
    if (charset != null) {
      return new String(bytes, 2, bytes.length - 2, charset);
    }
    return RawText.isBinary(bytes) ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return switch (mark) {
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xfeff -> StandardCharsets.UTF_16BE;
      default -> null;
    };
  }

  /**
   * Some lines of a file.
   *
   * @param first the number of the first one, counted from 1
   * @param added the numbers of those that are new, the first and the last
   */
  record Part(int first, String text, int added, int through) {
    boolean isNew(Hit hit) {
      return hit.last() >= added && hit.line() <= through;
    }
  }

  /** All of it is new. */
  static Part all(String text) {
    return new Part(1, text, 1, Integer.MAX_VALUE);
  }

  /**
   * The lines that stood nowhere in the file before. Lines are held against a set of lines, which
   * takes as long as reading them, whatever the two files are; a true difference can be made to
   * take hours.
   */
  static List<Part> added(String before, String after) {
    Set<String> known = new HashSet<>(before.lines().toList());
    String[] lines = after.split("\n", -1);
    List<Part> parts = new ArrayList<>();
    int i = 0;
    while (i < lines.length) {
      if (known.contains(bare(lines[i]))) {
        i++;
        continue;
      }
      int from = i;
      int to = i;
      for (; i < lines.length && i - to <= 2 * CONTEXT; i++) {
        to = known.contains(bare(lines[i])) ? to : i;
      }
      i = to + 1;
      int first = Math.max(0, from - CONTEXT);
      int last = Math.min(lines.length, to + 1 + CONTEXT);
      parts.add(
          new Part(
              first + 1,
              String.join("\n", Arrays.asList(lines).subList(first, last)),
              from + 1,
              to + 1));
    }
    return parts;
  }

  private static String bare(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
