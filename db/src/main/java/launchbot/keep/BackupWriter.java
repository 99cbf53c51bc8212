package launchbot.keep;

import com.google.gson.Gson;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import launchbot.seal.Seal;

/** Writes a backup: header, then encrypted a zip of contents, a file per table, and manifest. */
final class BackupWriter implements AutoCloseable {
  static final String CONTENTS = "contents.json";
  static final String MANIFEST = "manifest.json";
  private static final Gson GSON = new Gson();

  private final FileChannel file;
  private final ZipOutputStream zip;

  BackupWriter(FileChannel file, Seal seal) throws IOException {
    this.file = file;
    byte[] header = new BackupHeader(seal.fingerprint()).bytes();
    OutputStream plain = new LeftOpen(Channels.newOutputStream(file));
    plain.write(header);
    zip = new ZipOutputStream(new BufferedOutputStream(seal.sealing(plain, header), 1 << 16));
  }

  void contents(Contents contents) throws IOException {
    json(CONTENTS, contents);
  }

  /** Where the rows of the next table go. */
  OutputStream table(String name) throws IOException {
    zip.putNextEntry(new ZipEntry("rows/" + name));
    return zip;
  }

  /** The last thing in it; afterwards the file is complete, and on the disk. */
  void manifest(Manifest manifest) throws IOException {
    zip.closeEntry();
    json(MANIFEST, manifest);
    zip.close();
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void json(String name, Object value) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(GSON.toJson(value).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** The end of the encrypted part is not the end of the file: it has yet to reach the disk. */
  private static final class LeftOpen extends FilterOutputStream {
    LeftOpen(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
