package launchbot.flag;

import static launchbot.flag.Switches.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import launchbot.launch.HookToken;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.people.Role;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Switches, requests, tokens and what is served of them, in a real PostgreSQL. */
class FlagStoreTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void aSwitchComesBackAsItWasWrittenAndItsKeyIsTakenOnce() {
    long launch = launch("T1", "C1");
    Flag flag = add("T1", launch, "newCheckout");
    assertThat(flag.on()).isTrue();
    assertThat(add(launch, "NEWCHECKOUT")).isEmpty();
    Flag off = turn(launch, "NewCheckout", "cards “<fail>” 🚀").orElseThrow();
    assertThat(off.turned().reason()).isEqualTo("cards “<fail>” 🚀");
    assertThat(db.ledger().<List<Flag>>read("T1", sql -> FlagStore.off(sql, launch)))
        .containsExactly(off);
    assertThat(db.ledger().<List<Flag>>read("T2", sql -> FlagStore.all(sql, launch))).isEmpty();
    assertThat(asked(flag.id(), NOW)).isTrue();
    assertThat(asked(flag.id(), NOW.plusSeconds(599))).isFalse();
    assertThat(asked(flag.id(), NOW.plusSeconds(601))).isTrue();
  }

  @Test
  void ofTwoWhoTurnItAtOnceOneDoes() throws Exception {
    long launch = launch("T1", "C2");
    add("T1", launch, "search");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var ben = pool.submit(() -> turn(launch, "search", "Ben says"));
      var ada = pool.submit(() -> turn(launch, "search", "Ada says"));
      assertThat(List.of(ben.get().isPresent(), ada.get().isPresent()))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void whatIsServedChangesItsNumberAndKnowsTokensByTheirHashes() {
    long launch = launch("T2", "C3");
    add("T2", launch, "b");
    add("T2", launch, "a");
    HookToken token = HookToken.random();
    long before = number(launch);
    FlagToken made = write("T2", tx -> FlagTokenStore.add(tx, launch, "production", token));
    assertThat(number(launch)).isGreaterThan(before);
    FlagShelfStore.Contents contents = contents(launch);
    assertThat(contents.tokens())
        .isEqualTo(Map.of(HexFormat.of().formatHex(token.hash()), "production"));
    assertThat(contents.flags().get("production"))
        .extracting(FlagShelfStore.Shown::key)
        .containsExactly("a", "b");
    assertThat(
            FlagStoreTest.<Optional<FlagToken>>write(
                "T2", tx -> FlagTokenStore.revoke(tx, launch, made.number())))
        .isPresent();
    assertThat(
            FlagStoreTest.<Optional<FlagToken>>write(
                "T2", tx -> FlagTokenStore.revoke(tx, launch, made.number())))
        .isEmpty();
    assertThat(contents(launch).tokens()).isEmpty();
    write(
        "T2",
        tx -> {
          FlagShelfStore.mostAlone(tx, launch, 5);
          return true;
        });
    assertThat(db.ledger().<Integer>read("T2", sql -> FlagShelfStore.mostAlone(sql, launch)))
        .isEqualTo(5);
  }

  private static FlagShelfStore.Contents contents(long launch) {
    return db.ledger().read("T2", sql -> FlagShelfStore.contents(sql, launch));
  }

  private static long number(long launch) {
    return db.ledger().<List<FlagShelfStore.Version>>across(FlagShelfStore::versions).stream()
        .filter(one -> one.launch() == launch)
        .mapToLong(FlagShelfStore.Version::number)
        .findFirst()
        .orElse(0);
  }

  private static long launch(String team, String channel) {
    return write(team, tx -> LaunchStore.start(tx, channel, "Launch", ZoneOffset.UTC).id());
  }

  private static Flag add(String team, long launch, String key) {
    return write(team, tx -> FlagStore.add(tx, launch, "production", key, "It").orElseThrow());
  }

  private static Optional<Flag> add(long launch, String key) {
    return write("T1", tx -> FlagStore.add(tx, launch, "production", key, "It"));
  }

  private static boolean asked(long id, Instant at) {
    return write("T1", tx -> FlagStore.asked(tx, id, at, Duration.ofMinutes(10)));
  }

  private static Optional<Flag> turn(long launch, String key, String reason) {
    return write(
        "T1",
        tx -> {
          Flag flag = FlagStore.lock(tx, launch, "production", key).orElseThrow();
          return Turning.decide(
                      flag,
                      new Turning.Wish(false, reason, null),
                      new Turning.Who("U1", Role.LEAD, false, false),
                      new Turning.Alone(0, 2),
                      NOW)
                  instanceof Turning.Turned(Flag next, var change)
              ? saved(tx, next, change)
              : Optional.empty();
        });
  }

  private static Optional<Flag> saved(Tx tx, Flag next, Change change) {
    FlagStore.save(tx, next, change);
    return Optional.of(next);
  }

  private static <T> T write(String team, Function<Tx, T> work) {
    return db.ledger().observe(new Cause(team, Actor.person("U1"), NOW, null), work);
  }
}
