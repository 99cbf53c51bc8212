package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Owned domains and baselines as rows. */
class SiteStoresTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final TestDatabase DB = TestDatabase.fresh();

  @BeforeAll
  static void connect() {
    for (String team : List.of("T1", "T2", "T3")) {
      new WorkspaceStore(DB.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    DB.close();
  }

  @Test
  void aDomainIsOwnedFromItsProofUntilItIsMissed() {
    OwnedDomain asked =
        DB.ledger().write(cause("T1", NOW), tx -> OwnedDomainStore.ask(tx, "example.com", "abc"));
    assertThat(asked.proved()).isFalse();
    assertThat(asked.proof()).isEqualTo("launchbot-verify=abc");
    OwnedDomain again =
        DB.ledger()
            .write(
                cause("T1", NOW),
                tx -> {
                  OwnedDomain kept = OwnedDomainStore.ask(tx, "example.com", "other");
                  OwnedDomainStore.save(
                      tx, OwnedDomains.seen(kept, NOW), OwnedDomains.found(kept, "DNS"));
                  return kept;
                });
    assertThat(again.token()).isEqualTo("abc");
    assertThat(only("T1").proved()).isTrue();
    assertThat(DB.ledger().read("T2", OwnedDomainStore::all)).isEmpty();

    assertThat(due(NOW)).isEmpty();
    assertThat(due(NOW.plusSeconds(1))).containsExactly(new OwnedDomainStore.Due("T1", asked.id()));
    Instant later = NOW.plus(OwnedDomain.BELIEVED);
    DB.ledger()
        .<Boolean>write(
            cause("T1", later),
            tx -> {
              OwnedDomain kept = only("T1");
              OwnedDomainStore.save(tx, OwnedDomains.missed(kept, later), OwnedDomains.lost(kept));
              return true;
            });
    assertThat(only("T1").proved()).isFalse();
    assertThat(only("T1").lostAt()).isEqualTo(later);
    assertThat(OwnedDomains.seen(only("T1"), later).proved()).isTrue();
  }

  @Test
  void hostsBelowItAreCovered() {
    var domain = new OwnedDomain(1, "example.com", "abc", "U1", null, null, null);
    Map<String, Boolean> hosts =
        Map.of(
            "example.com", true,
            "app.example.com", true,
            "badexample.com", false,
            "example.com.evil.example", false,
            "com", false);
    hosts.forEach((host, covered) -> assertThat(domain.covers(host)).as(host).isEqualTo(covered));
  }

  @Test
  void aBaselineIsTheFirstGoodRunUntilAnotherIsAccepted() {
    long probe =
        DB.ledger()
            .write(
                cause("T3", NOW),
                tx -> {
                  var launch = LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC);
                  Spec spec = Spec.of(Kind.PERF, "https://example.com");
                  return ProbeStore.add(tx, launch.id(), Probe.Draft.of(spec)).id();
                });
    measured(probe, Map.of("GET /a", 100, "GET /b", 200));
    assertThat(of(probe)).extracting(RouteSpeed::p95).containsOnlyNulls();
    assertThat(take(probe, false)).isEqualTo(2);
    measured(probe, Map.of("GET /a", 150));
    assertThat(of(probe)).hasSize(1);
    assertThat(of(probe).getFirst().p95()).isEqualTo(Duration.ofMillis(100));
    assertThat(of(probe).getFirst().last()).isEqualTo(Duration.ofMillis(150));
    assertThat(take(probe, false)).isZero();
    assertThat(take(probe, true)).isEqualTo(1);
    assertThat(of(probe).getFirst().p95()).isEqualTo(Duration.ofMillis(150));
  }

  private static void measured(long probe, Map<String, Integer> millis) {
    List<RouteSpeed.Measured> measured =
        millis.entrySet().stream()
            .map(each ->
                new RouteSpeed.Measured(each.getKey(), Duration.ofMillis(each.getValue()), 20))
            .toList();
    DB.ledger()
        .<Boolean>upkeep(
            "T3",
            sql -> {
              RouteSpeedStore.measured(sql, "T3", probe, measured, NOW);
              return true;
            });
  }

  private static int take(long probe, boolean all) {
    return DB.ledger().write(cause("T3", NOW), tx -> RouteSpeedStore.take(tx, probe, all));
  }

  private static List<RouteSpeed> of(long probe) {
    return DB.ledger().read("T3", sql -> RouteSpeedStore.of(sql, probe));
  }

  private static List<OwnedDomainStore.Due> due(Instant before) {
    return DB.ledger().across(sql -> OwnedDomainStore.due(sql, before, 10));
  }

  private static OwnedDomain only(String workspace) {
    return DB.ledger().read(workspace, OwnedDomainStore::all).getFirst();
  }

  private static Cause cause(String workspace, Instant at) {
    return new Cause(workspace, Actor.person("U1"), at, null);
  }
}
