package launchbot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.Unusable;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file a night, while the bot serves. */
class NightlyCopiesTest {
  private static final Instant NIGHT = Instant.parse("2026-12-01T02:00:00Z");
  private static TestDatabase db;

  @TempDir Path home;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    new FullHouse(db, 7).fill();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void makesOneForEachInstantAndChangesNothingTheSecondTime() throws Exception {
    NightlyCopies copies = copies(db.url());
    assertThat(copies.newest()).isEmpty();
    assertThat(copies.nightly(NIGHT)).isPresent();
    Path file = home.resolve("backups/launchbot-2026-12-01T02-00-00Z.backup");
    byte[] first = Files.readAllBytes(file);
    assertThat(copies.nightly(NIGHT)).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(copies.newest()).contains(NIGHT);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("backups"))))
        .isEqualTo("rwx------");
    DatabaseUrl elsewhere = TestDatabase.create();
    new Vault(home.resolve("backups"))
        .restore(file.getFileName().toString(), elsewhere, Restore.Since.NOTHING);
    try (var there = Vault.open(elsewhere)) {
      assertThat(Vault.kept(there)).isEqualTo(Vault.kept(db));
    }
  }

  @Test
  void keepsTheNewestFourteenAndWhatIsNotOurs() throws Exception {
    Files.createDirectories(home.resolve("backups"));
    for (int night = 1; night <= 20; night++) {
      Files.createFile(
          home.resolve("backups/launchbot-2026-11-%02dT02-00-00Z.backup".formatted(night)));
    }
    Files.createFile(home.resolve("backups/launchbot-before-the-move.backup"));
    Files.createFile(home.resolve("backups/notes.txt"));
    copies(db.url()).nightly(NIGHT);
    assertThat(names())
        .hasSize(16)
        .contains(
            "launchbot-2026-12-01T02-00-00Z.backup",
            "launchbot-2026-11-20T02-00-00Z.backup",
            "launchbot-2026-11-08T02-00-00Z.backup",
            "launchbot-before-the-move.backup",
            "notes.txt")
        .doesNotContain("launchbot-2026-11-07T02-00-00Z.backup");
  }

  @Test
  void clearsAwayWhatWasInterruptedButNotWhatIsBeingWritten() throws Exception {
    Path backups = Files.createDirectories(home.resolve("backups"));
    Files.writeString(backups.resolve(".launchbot-2026-11-30T02-00-00Z.backup-1.part"), "half");
    Path busy = Files.createFile(backups.resolve(".launchbot-2026-12-01T03-00-00Z.backup-2.part"));
    try (var channel = FileChannel.open(busy, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      copies(db.url()).nightly(NIGHT);
      assertThat(names())
          .containsExactlyInAnyOrder(
              "launchbot-2026-12-01T02-00-00Z.backup", busy.getFileName().toString());
    }
    copies(db.url()).nightly(NIGHT.plus(Duration.ofDays(1)));
    assertThat(names()).hasSize(2).allMatch(name -> name.endsWith(".backup"));
  }

  @Test
  void aFailureTouchesNoneOfThoseBefore() throws Exception {
    copies(db.url()).nightly(NIGHT);
    var wrong = new DatabaseUrl(db.url().jdbc(), db.url().user(), "hunter2");
    assertThatThrownBy(() -> copies(wrong).nightly(NIGHT.plusSeconds(60)))
        .isInstanceOf(Unusable.class)
        .hasMessageNotContaining("hunter2");
    assertThat(names()).containsExactly("launchbot-2026-12-01T02-00-00Z.backup");
  }

  private NightlyCopies copies(DatabaseUrl url) {
    return new NightlyCopies(url, new Vault(home).keys(), InstantSource.fixed(FullHouse.NOW));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
