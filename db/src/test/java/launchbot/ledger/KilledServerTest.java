package launchbot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import launchbot.postgres.Database;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed again and again while eight people write. */
class KilledServerTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private final Set<Long> saved = ConcurrentHashMap.newKeySet();
  private final Set<Long> notSaved = ConcurrentHashMap.newKeySet();
  private final Set<Long> perhaps = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  void everyAnswerIsTrue() throws Exception {
    Path home = Files.createTempDirectory("launchbot-killed");
    try (var lock = HomeLock.take(home);
        var postgres = EmbeddedPostgres.start(lock);
        var database = Database.open(postgres.url(), TestDatabase.KEY, NOW)) {
      var ledger = new Ledger(database.dataSource());
      new WorkspaceStore(ledger).connect(new Workspace("T1", "One", "B1"), NOW);
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        for (long person = 1; person <= 8; person++) {
          long first = person * 1_000_000;
          people.execute(() -> writeOnAndOn(ledger, first));
        }
        for (int kill = 0; kill < 3; kill++) {
          int before = saved.size();
          Awaitility.await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> saved.size() > before + 200);
          ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }
        int before = saved.size();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> saved.size() > before + 200);
        stop.set(true);
      }
      List<Long> there =
          ledger
              .read("T1", sql -> sql.fetch("select subject_number from history"))
              .getValues(0, Long.class);
      assertThat(there)
          .doesNotHaveDuplicates()
          .containsAll(saved)
          .doesNotContainAnyElementsOf(notSaved);
      assertThat(there.stream().filter(n -> !saved.contains(n)).collect(Collectors.toSet()))
          .isSubsetOf(perhaps);
    } finally {
      try (var paths = Files.walk(home)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private void writeOnAndOn(Ledger ledger, long first) {
    for (long number = first; !stop.get(); number++) {
      var change = new Change("added", new Subject("entry", number), List.of(), null);
      try {
        ledger.<Boolean>write(
            new Cause("T1", Actor.person("U1"), NOW, "r" + number),
            tx -> {
              tx.record(change);
              return true;
            });
        saved.add(number);
      } catch (DatabaseAway away) {
        (away.perhapsSaved() ? perhaps : notSaved).add(number);
      }
    }
  }
}
