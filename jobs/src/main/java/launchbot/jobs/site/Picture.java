package launchbot.jobs.site;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** How wide a picture is, by the first bytes of its file: PNG, GIF, JPEG, WebP. */
final class Picture {
  private Picture() {}

  /** In pixels; empty where the beginning does not tell. */
  static OptionalInt width(byte[] start) {
    if (begins(start, 0, "\u0089PNG") && start.length >= 24) {
      return found(at(start, 16) << 24 | at(start, 17) << 16 | at(start, 18) << 8 | at(start, 19));
    }
    if (begins(start, 0, "GIF8") && start.length >= 10) {
      return found(at(start, 6) | at(start, 7) << 8);
    }
    if (begins(start, 0, "RIFF") && begins(start, 8, "WEBP") && start.length >= 30) {
      return webp(start);
    }
    if (begins(start, 0, "\u00ff\u00d8")) {
      return jpeg(start);
    }
    return OptionalInt.empty();
  }

  /** From frame to frame until the one that says how large it is (SOF0 to SOF15). */
  private static OptionalInt jpeg(byte[] bytes) {
    int i = 2;
    while (i + 8 < bytes.length) {
      int marker = at(bytes, i + 1);
      if (at(bytes, i) != 0xff || marker == 0xda) {
        return OptionalInt.empty();
      }
      boolean frame = marker >= 0xc0 && marker <= 0xcf;
      if (frame && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        return found(at(bytes, i + 7) << 8 | at(bytes, i + 8));
      }
      i += 2 + Math.max(2, at(bytes, i + 2) << 8 | at(bytes, i + 3));
    }
    return OptionalInt.empty();
  }

  private static OptionalInt webp(byte[] bytes) {
    if (begins(bytes, 12, "VP8X")) {
      return found(1 + (at(bytes, 24) | at(bytes, 25) << 8 | at(bytes, 26) << 16));
    }
    if (begins(bytes, 12, "VP8L")) {
      return found(1 + ((at(bytes, 21) | at(bytes, 22) << 8) & 0x3fff));
    }
    return begins(bytes, 12, "VP8 ")
        ? found((at(bytes, 26) | at(bytes, 27) << 8) & 0x3fff)
        : OptionalInt.empty();
  }

  private static OptionalInt found(int width) {
    return width > 0 ? OptionalInt.of(width) : OptionalInt.empty();
  }

  private static boolean begins(byte[] bytes, int from, String latin) {
    byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < from + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int at(byte[] bytes, int i) {
    return bytes[i] & 0xff;
  }
}
