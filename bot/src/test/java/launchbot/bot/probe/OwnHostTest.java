package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.Test;

class OwnHostTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  @Test
  void aNameThatLeadsToThisMachineIsSaid() {
    try (var database = TestDatabase.fresh()) {
      new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "Team", "UBOT"), NOW);
      database
          .ledger()
          .<Boolean>write(
              new Cause("T1", Actor.person("UA"), NOW, null),
              tx -> {
                long launch = LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC).id();
                for (String target :
                    List.of(
                        "https://here.example.com/a",
                        "https://here.example.com/b",
                        "http://[::1]:8080/",
                        "http://localhost/",
                        "https://there.example.com/",
                        "https://gone.example.com/")) {
                  ProbeStore.add(tx, launch, Probe.Draft.of(Spec.of(Kind.HTTP, target)));
                }
                ProbeStore.add(tx, launch, Probe.Draft.of(Spec.of(Kind.DNS, "here.example.com")));
                return true;
              });
      var looks = new OwnHost(database.ledger(), OwnHostTest::ask);
      assertThat(looks.look("T1"))
          .extracting(one -> one.what())
          .containsExactly("Probe 1", "Probe 3", "Probe 4");
      assertThat(looks.look("T1").getFirst().words())
          .contains("the machine that I run on (127.0.0.1)", "LAUNCHBOT_HEARTBEAT_URL");
      assertThat(looks.look("T2")).isEmpty();
      assertThat(OwnHost.at(List.of(address("192.0.2.7")), Set.of(address("192.0.2.7"))))
          .isPresent();
      assertThat(OwnHost.at(List.of(address("192.0.2.8")), Set.of(address("192.0.2.7")))).isEmpty();
    }
  }

  private static DnsAnswer ask(String name, RecordType type) {
    if (type != RecordType.A) {
      return new DnsAnswer.Empty();
    }
    return switch (name) {
      case "here.example.com" -> found("127.0.0.1");
      case "there.example.com" -> found("192.0.2.1");
      default -> new DnsAnswer.Broken("no answer within 2 s");
    };
  }

  private static DnsAnswer found(String address) {
    return new DnsAnswer.Found(List.of(new Data.Address(address(address))));
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }
}
