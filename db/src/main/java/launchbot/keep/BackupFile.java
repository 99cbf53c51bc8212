package launchbot.keep;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;
import org.jspecify.annotations.Nullable;

/**
 * A backup as it is read. Nothing of it is believed before it was decrypted, and the whole only
 * when every table matches the manifest.
 *
 * @param seal opens it
 */
record BackupFile(Path path, Seal seal) {
  private static final Gson GSON = new Gson();

  /** What a backup says of itself. */
  record Whole(Contents contents, Manifest manifest) {}

  /** Takes the rows of one table; what it leaves unread is skipped. */
  interface Taker {
    void take(Contents.Rows table, InputStream rows) throws IOException, SQLException;
  }

  /**
   * Finds the key for it.
   *
   * @throws Unusable when it is none, or when its key is not here
   */
  static BackupFile find(Path path, KeyRing keys) {
    try (InputStream in = Files.newInputStream(path)) {
      String fingerprint = BackupHeader.read(in, path).fingerprint();
      Optional<byte[]> key = keys.find(fingerprint);
      if (key.isEmpty()) {
        Optional<String> here = keys.fingerprint();
        throw new Unusable(
            "%s was made with another key (fingerprint %s; %s). Set LAUNCHBOT_KEY to that key, or put its file \"key\" into %s."
                .formatted(
                    path,
                    fingerprint,
                    here.isPresent()
                        ? "the one in %s is %s".formatted(keys.where(), here.get())
                        : "there is none in " + keys.where(),
                    keys.home()));
      }
      return new BackupFile(path, Seal.of(key.get()));
    } catch (NoSuchFileException e) {
      throw new Unusable("There is no file %s. Check its name.".formatted(path), e);
    } catch (IOException e) {
      throw new Unusable("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Reads all of it and believes nothing. */
  Whole check() {
    try {
      return read((_, _) -> {});
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws Unusable when it is damaged; the rows that were handed out until then are worth nothing
   */
  Whole read(Taker taker) throws SQLException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      byte[] header = BackupHeader.read(in, path).bytes();
      InputStream plain = seal.opening(in, header);
      Whole whole = entries(new ZipInputStream(plain), taker);
      // Only the last segment says that it is the last one: without it something was cut off.
      plain.transferTo(OutputStream.nullOutputStream());
      return whole;
    } catch (IOException | JsonParseException | DateTimeException e) {
      throw new Unusable(
          "%s is damaged (%s): it was cut off or altered. Use another copy."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static Whole entries(ZipInputStream zip, Taker taker) throws IOException, SQLException {
    expect(zip, BackupWriter.CONTENTS);
    Contents contents = json(zip, Contents.class);
    List<Manifest.Count> counts = new ArrayList<>();
    for (Contents.Rows table : contents.tables()) {
      expect(zip, "rows/" + table.table());
      var rows = new Digests.In(zip);
      taker.take(table, rows);
      counts.add(rows.count(table.table()));
    }
    expect(zip, BackupWriter.MANIFEST);
    Manifest manifest = json(zip, Manifest.class);
    if (!manifest.counts().equals(counts)) {
      throw new IOException("its rows are not those that it lists");
    }
    contents.at();
    return new Whole(contents, manifest);
  }

  private static void expect(ZipInputStream zip, String name) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException("it has no " + name);
    }
  }

  private static <T> T json(ZipInputStream zip, Class<T> type) throws IOException {
    @Nullable T value = GSON.fromJson(new String(zip.readAllBytes(), StandardCharsets.UTF_8), type);
    if (value == null) {
      throw new IOException("a part of it is empty");
    }
    return value;
  }
}
