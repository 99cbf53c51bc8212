package launchbot.bot.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is served, ready to be written: as it is and compressed, each with a strong tag of
 * its own.
 *
 * @param packed null where packing it saves nothing
 * @param packedTag null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Rendition(
    Sort sort,
    String type,
    byte[] plain,
    byte @Nullable [] packed,
    String tag,
    @Nullable String packedTag) {

  /** What it is, which says how it may be kept and used. */
  enum Sort {
    /** For people. */
    PAGE,
    /** For programs, of any origin. */
    FEED,
    /** The script for other people's pages. */
    BANNER,
    /** A picture. */
    LOGO,
    /** Named by its content: never another one under that name. */
    STYLE
  }

  static Rendition of(Sort sort, String type, String text) {
    return of(sort, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Rendition of(Sort sort, String type, byte[] bytes) {
    String hash = hash(bytes);
    byte[] packed = sort == Sort.LOGO ? bytes : packed(bytes);
    boolean saves = packed.length < bytes.length;
    return new Rendition(
        sort,
        type,
        bytes,
        saves ? packed : null,
        '"' + hash + '"',
        saves ? '"' + hash + "-g\"" : null);
  }

  /** Sixteen letters that no other content has. */
  static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a browser that has these already needs nothing (RFC 9110, 13.1.2). */
  boolean known(@Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String bare = one.strip().replaceFirst("^W/", "");
      if (bare.equals(tag) || bare.equals(packedTag) || bare.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] packed(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new Smallest(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of memory: it never happens
    }
    return out.toByteArray();
  }

  private static final class Smallest extends GZIPOutputStream {
    Smallest(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(9);
    }
  }
}
