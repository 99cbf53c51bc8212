package launchbot.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import launchbot.postgres.KeyFingerprint;

/**
 * Closes and opens with one key. Each use has a key of its own derived from it (HKDF-SHA256), so
 * that nothing sealed for one can be passed off as the other.
 */
public final class Seal {
  private static final String MAC = "HmacSha256";
  private static final int KEY_BYTES = 32;
  private static final int SEGMENT_BYTES = 1 << 20;

  private final String fingerprint;
  private final Aead values;
  private final StreamingAead files;

  private Seal(String fingerprint, Aead values, StreamingAead files) {
    this.fingerprint = fingerprint;
    this.values = values;
    this.files = files;
  }

  /** A value cannot be opened: other key, other workspace, other name, or altered. */
  public static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * @param key Launchbot's key, of any length: with as much randomness as it has, it is as safe
   */
  public static Seal of(byte[] key) {
    try {
      return new Seal(
          KeyFingerprint.of(key),
          new AesGcmJce(derived(key, "launchbot stored values 1")),
          new AesGcmHkdfStreaming(
              derived(key, "launchbot backup files 1"), MAC, KEY_BYTES, SEGMENT_BYTES, 0));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the key, to tell it from others. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The value as it may be stored, for this name of this workspace and no other. */
  public byte[] seal(String workspace, String name, String value) {
    try {
      return values.encrypt(value.getBytes(StandardCharsets.UTF_8), context(workspace, name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws Broken when it was not sealed with this key for this name of this workspace
   */
  public String open(String workspace, String name, byte[] sealed) {
    try {
      return new String(values.decrypt(sealed, context(workspace, name)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new Broken(
          "the secret %s of %s was not sealed here with the key %s"
              .formatted(name, workspace, fingerprint),
          e);
    }
  }

  /**
   * Encrypts what is written; complete only once it is closed.
   *
   * @param context what stands before it in the clear: altered, it cannot be opened
   */
  public OutputStream sealing(OutputStream target, byte[] context) throws IOException {
    try {
      return files.newEncryptingStream(target, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The way back. Reading fails with an IOException where it was altered or cut off. */
  public InputStream opening(InputStream source, byte[] context) throws IOException {
    try {
      return files.newDecryptingStream(source, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Seal[" + fingerprint + "]";
  }

  private static byte[] derived(byte[] key, String use) throws GeneralSecurityException {
    return Hkdf.computeHkdf(MAC, key, new byte[0], use.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
  }

  /** No text in PostgreSQL holds a NUL, so that no two pairs look alike. */
  private static byte[] context(String workspace, String name) {
    return (workspace + '\0' + name).getBytes(StandardCharsets.UTF_8);
  }
}
