import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of package {@code launchbot.sql}: starts a throw-away PostgreSQL, runs
 * our migrations in it, and reads its catalogue. Beside them stands what Flyway wrote down
 * meanwhile ({@code Migrations}), so that a start can tell without Flyway that there is nothing to
 * do. Does nothing when neither the migrations, this program nor jOOQ's version changed. Arguments:
 * migrations, output folder, jOOQ's version.
 */
final class GenerateSql {
  public static void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]).toAbsolutePath();
    Path output = Path.of(args[1]).toAbsolutePath();
    String checksum = checksum(migrations, args[2]);
    Path stamp = output.resolve("migrations.stamp");
    if (Files.exists(stamp) && Files.readString(stamp).equals(checksum)) {
      return;
    }
    deleteTree(output);
    String history;
    try (var postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start()) {
      var owner = postgres.getPostgresDatabase();
      var flyway =
          Flyway.configure()
              .dataSource(owner)
              .placeholders(Map.of("servingRole", "postgres"))
              .locations("filesystem:" + migrations)
              .load();
      flyway.migrate();
      history =
          Arrays.stream(flyway.info().applied())
              .map(one -> one.getVersion() + ":" + one.getChecksum() + ":true")
              .collect(Collectors.joining(" "));
      GenerationTool.generate(
          new Configuration()
              .withLogging(Logging.WARN)
              .withJdbc(new Jdbc().withUrl(postgres.getJdbcUrl("postgres", "postgres")))
              .withGenerator(
                  new Generator()
                      .withDatabase(
                          new Database()
                              .withName("org.jooq.meta.postgres.PostgresDatabase")
                              .withInputSchema("public")
                              .withOutputSchemaToDefault(true)
                              .withExcludes("flyway_.*|qrtz_.*"))
                      .withGenerate(
                          new Generate()
                              // A search vector has no type in Java; only PostgreSQL reads it.
                              .withDeprecationOnUnknownTypes(false)
                              .withGeneratedAnnotation(true)
                              .withGeneratedAnnotationDate(false)
                              .withPojos(false)
                              .withDaos(false)
                              .withRoutines(true))
                      .withTarget(
                          new Target()
                              .withPackageName("launchbot.sql")
                              .withDirectory(output.toString()))));
    }
    Files.writeString(
        output.resolve("launchbot/sql/Migrations.java"),
        """
        package launchbot.sql;

        /** The migrations of this build. */
        public final class Migrations {
          /** Digest of all their files, what is said after each of them included. */
          public static final String FILES = "%s";

          /** As Flyway writes them down: version, checksum and success of each, in order. */
          public static final String HISTORY = "%s";

          private Migrations() {}
        }
        """
            .formatted(digest(migrations), history));
    Files.writeString(stamp, checksum);
  }

  private static String checksum(Path migrations, String version) throws Exception {
    return digest(migrations)
        + " "
        + version
        + " "
        + Files.readString(Path.of("src/codegen/java/GenerateSql.java")).hashCode();
  }

  private static String digest(Path migrations) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(migrations)) {
      for (Path file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void deleteTree(Path root) throws Exception {
    if (Files.exists(root)) {
      try (var files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
