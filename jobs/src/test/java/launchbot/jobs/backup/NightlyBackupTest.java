package launchbot.jobs.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.DutyContract;
import launchbot.keep.NightlyCopies;
import launchbot.seal.KeyRing;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class NightlyBackupTest implements DutyContract {
  private static final Instant EVENING = Instant.parse("2026-12-01T20:00:00Z");

  @TempDir Path home;
  private TestDatabase db;
  private NightlyCopies copies;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B1"), EVENING);
    var keys = new KeyRing(home, new String(TestDatabase.KEY, StandardCharsets.UTF_8));
    copies = new NightlyCopies(db.url(), keys, InstantSource.fixed(EVENING));
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Override
  public Duty duty() {
    return NightlyBackup.duty(copies);
  }

  @Override
  public TestDatabase database() {
    return db;
  }

  @Override
  public Instant from() {
    return EVENING;
  }

  /** Each file by its name, with what is in it. */
  @Override
  public Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    Path backups = home.resolve("backups");
    if (!Files.isDirectory(backups)) {
      return state;
    }
    try (var files = Files.list(backups)) {
      for (Path file : files.toList()) {
        state.put(file.getFileName().toString(), digest(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return state;
  }

  @Override
  public void onlyOnce() {
    assertThat(state()).containsOnlyKeys("launchbot-2026-12-02T02-00-00Z.backup");
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
