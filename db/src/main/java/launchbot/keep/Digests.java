package launchbot.keep;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Streams of copied rows that know their checksum, and leave what is below them open. */
final class Digests {
  private Digests() {}

  /** Rows on their way out. */
  static final class Out extends FilterOutputStream {
    private final MessageDigest digest = sha256();

    Out(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int b) throws IOException {
      digest.update((byte) b);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      digest.update(bytes, offset, length);
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }

    String sha256Hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /**
   * Rows on their way in, counted: a line is a row, since line breaks inside values are escaped.
   */
  static final class In extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private long rows;

    In(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      for (int i = offset; i < offset + count; i++) {
        rows += bytes[i] == '\n' ? 1 : 0;
      }
      if (count > 0) {
        digest.update(bytes, offset, count);
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // the next table follows in the same stream
    }

    /** Reads on to the end of the table and says what came. */
    Manifest.Count count(String table) throws IOException {
      transferTo(OutputStream.nullOutputStream());
      return new Manifest.Count(table, rows, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
