package launchbot.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** PostgreSQL of the major version before ours; the build puts its programs under target. */
public final class EarlierPostgres {
  private static final Path JAR = Path.of("target/earlier-postgresql/binaries.jar");

  private EarlierPostgres() {}

  /** What an earlier Launchbot left in the home: its programs, and an empty database. */
  public static void makeHome(Path home) throws IOException {
    var root = new DataRoot(home);
    HomeLock.makePrivate(root.path());
    PostgresBinaries binaries = PostgresBinaries.unpackInto(root.path(), EarlierPostgres::archive);
    SecretFile.read(root.path(), "password");
    root.programs(binaries).initdb(root.data(), root.path().resolve("password"));
  }

  /** The directory of its programs. */
  public static Path programs(Path home) throws IOException {
    for (PostgresBinaries kept : PostgresBinaries.keptIn(home.resolve("postgres"))) {
      if (!kept.major().equals(ours(home))) {
        return kept.root();
      }
    }
    throw new IOException("gone");
  }

  private static String ours(Path home) throws IOException {
    return PostgresBinaries.unpackInto(home.resolve("postgres")).major();
  }

  private static InputStream archive() throws IOException {
    var jar = new ZipInputStream(Files.newInputStream(JAR));
    for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      if (entry.getName().endsWith(".txz")) {
        return jar;
      }
    }
    throw new IOException("no programs in " + JAR);
  }
}
