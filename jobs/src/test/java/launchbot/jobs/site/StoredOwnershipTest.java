package launchbot.jobs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.smoke.ProbeSecrets;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.probe.OwnedDomain;
import launchbot.probe.OwnedDomainStore;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs that are kept and looked for again; secrets that only looks get. */
class StoredOwnershipTest {
  private static final TestDatabase DB = TestDatabase.fresh();
  private static final Instant NOW = Answers.NOW;

  @BeforeAll
  static void connect() {
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(DB.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    DB.close();
  }

  @Test
  void aProofThatIsGoneIsNoticedAfterThirtyDaysAndComesBack() {
    var dns = new AtomicReference<DnsAnswer>(new DnsAnswer.Empty());
    var now = new AtomicReference<Instant>(NOW);
    var ownership =
        new StoredOwnership(
            DB.ledger(),
            new OwnershipProof((_, _) -> Objects.requireNonNull(dns.get()), new Answers()),
            () -> Objects.requireNonNull(now.get()));
    OwnedDomain asked =
        DB.ledger().write(cause(NOW), tx -> OwnedDomainStore.ask(tx, "example.com", "abc"));
    ownership.check(cause(NOW), asked);
    assertThat(ownership.owned("T1", "example.com")).isFalse();

    dns.set(new DnsAnswer.Found(List.of(new Data.Text(asked.proof()))));
    assertThat(ownership.check(cause(NOW), asked)).isEqualTo(new OwnershipProof.Found("DNS"));
    assertThat(ownership.owned("T1", "app.example.com")).isTrue();
    assertThat(ownership.owned("T2", "example.com")).isFalse();

    dns.set(new DnsAnswer.Empty());
    now.set(NOW.plus(OwnedDomain.BELIEVED).minusSeconds(1));
    ownership.again();
    assertThat(ownership.owned("T1", "example.com")).isTrue();

    dns.set(new DnsAnswer.Broken("SERVFAIL"));
    now.set(NOW.plus(OwnedDomain.BELIEVED).plusSeconds(1));
    ownership.again();
    assertThat(ownership.owned("T1", "example.com")).as("nobody knows").isTrue();

    dns.set(new DnsAnswer.Empty());
    now.set(NOW.plus(OwnedDomain.BELIEVED.multipliedBy(2)).plusSeconds(2));
    ownership.again();
    assertThat(ownership.owned("T1", "example.com")).isFalse();

    dns.set(new DnsAnswer.Found(List.of(new Data.Text(asked.proof()))));
    OwnedDomain lost = DB.ledger().read("T1", OwnedDomainStore::all).getFirst();
    ownership.check(cause(Objects.requireNonNull(now.get())), lost);
    assertThat(ownership.owned("T1", "example.com")).isTrue();
  }

  @Test
  void secretsAreOfALaunchAndAWorkspace() {
    var secrets = new ProbeSecrets(DB.ledger(), new SecretStore(Seal.of(TestDatabase.KEY)));
    DB.ledger()
        .<Boolean>write(
            cause(NOW),
            tx -> {
              secrets.put(tx, 3, "password", "hunter22");
              return true;
            });
    assertThat(secrets.names("T1", 3)).containsExactly("password");
    assertThat(secrets.of("T1", 3).of("password")).contains("hunter22");
    assertThat(secrets.of("T1", 4).of("password")).isEqualTo(Optional.empty());
    assertThat(secrets.of("T2", 3).of("password")).isEqualTo(Optional.empty());
    assertThat(secrets.of("T1", 3).of("../password")).isEqualTo(Optional.empty());
    assertThat(DB.ledger().<Boolean>write(cause(NOW), tx -> secrets.forget(tx, 3, "password")))
        .isTrue();
    assertThat(secrets.names("T1", 3)).isEmpty();
  }

  private static Cause cause(Instant at) {
    return new Cause("T1", Actor.person("U1"), at, null);
  }
}
