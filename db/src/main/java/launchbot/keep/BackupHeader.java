package launchbot.keep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import launchbot.postgres.Unusable;

/**
 * The only line of a backup that is readable: {@code launchbot backup 1 key 0123456789abcdef}. What
 * follows is encrypted and tied to it.
 *
 * @param fingerprint of the key it was made with
 */
record BackupHeader(String fingerprint) {
  private static final int MOST_BYTES = 100;
  private static final int FORMAT = 1;
  private static final Pattern LINE =
      Pattern.compile("launchbot backup (\\d{1,5}) key ([0-9a-f]{16})");

  byte[] bytes() {
    return "launchbot backup %d key %s\n"
        .formatted(FORMAT, fingerprint)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws Unusable when it is no backup, or one of a later Launchbot
   */
  static BackupHeader read(InputStream in, Path file) throws IOException {
    var line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.length() < MOST_BYTES) {
      line.append((char) next);
      next = in.read();
    }
    var parts = LINE.matcher(line);
    if (next != '\n' || !parts.matches()) {
      throw new Unusable(
          "%s is no backup of Launchbot. Choose a file that `backup` or the nightly copy has made."
              .formatted(file));
    }
    if (!parts.group(1).equals(String.valueOf(FORMAT))) {
      throw new Unusable(
          "%s was made by a later Launchbot (format %s). Restore it with that one."
              .formatted(file, parts.group(1)));
    }
    return new BackupHeader(parts.group(2));
  }
}
