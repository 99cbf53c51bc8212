package launchbot.jobs.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsCheckTest {
  private static final Zone ZONE =
      new Zone()
          .a("example.com", "203.0.113.7", "203.0.113.8")
          .aaaa("six.example.com", "2001:db8::7")
          .cname("www.example.com", "edge.example.net")
          .a("edge.example.net", "203.0.113.9")
          .mx("example.com", 10, "mail.example.com")
          .mx("example.com", 20, "spare.example.com")
          .txt("example.com", "v=spf1 -all", "owner=launch, bot")
          .silent("slow.example.com");

  private final DnsCheck check = new DnsCheck(new ZoneResolver(ZONE));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com      | resolves                             | UP   | 203.0.113.7",
        "six.example.com  | resolves                             | UP   | 2001:db8:",
        "old.example.com  | resolves                             | DOWN | NXDOMAIN",
        "old.example.com  | does not resolve                     | UP   | NXDOMAIN",
        "example.com      | does not resolve                     | DOWN | it resolves, to"
            + " 203.0.113.7",
        "slow.example.com | resolves                             | DOWN | no answer within 2 s",
        "slow.example.com | does not resolve                     | DOWN | no answer within 2 s",
        "example.com      | A is 203.0.113.8, 203.0.113.7        | UP   | 203.0.113.7",
        "example.com      | A is 203.0.113.7                     | DOWN | 203.0.113.8",
        "example.com      | a has 203.0.113.7                    | UP   | 203.0.113.7",
        "six.example.com  | AAAA is 2001:DB8:0::7                | UP   | 2001:db8",
        "www.example.com  | CNAME is Edge.Example.net.           | UP   | edge.example.net",
        "www.example.com  | CNAME is other.example.net           | DOWN | edge.example.net",
        "example.com      | MX has mail.example.com              | UP   | mail.example.com",
        "example.com      | MX is mail.example.com               | DOWN | spare.example.com",
        "example.com      | TXT has \"owner=launch, bot\"        | UP   | owner",
        "example.com      | TXT has v=spf2                       | DOWN | v=spf1",
        "old.example.com  | TXT has x                            | DOWN | NXDOMAIN",
      })
  void whatIsExpectedAndWhatIsThere(String target, String sentence, Level level, String said) {
    Outcome outcome = look(target, sentence);

    assertThat(outcome.level()).as(outcome.words()).isEqualTo(level);
    assertThat(outcome.words()).contains(said);
    assertThat(outcome.phase()).isEqualTo(level == Level.UP ? null : Phase.RESOLVE);
    assertThat(outcome.facts()).containsKey(DnsCheck.ANSWER);
    assertThat(outcome.timings().resolve()).isNotNegative();
  }

  @Test
  void aNameShouldResolveWhereNobodySaysOtherwise() {
    assertThat(check.look(Spec.of(Kind.DNS, "example.com"), now()).level()).isEqualTo(Level.UP);
    assertThat(check.look(Spec.of(Kind.DNS, "old.example.com"), now()).level())
        .isEqualTo(Level.DOWN);
  }

  @Test
  void aResolverThatNeverAnswersCostsTheLooksTimeoutOnly() {
    var hanging =
        new DnsCheck((_, _) -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new DnsAnswer.Empty();
        });
    long start = System.nanoTime();

    Outcome outcome =
        hanging.look(
            Spec.of(Kind.DNS, "example.com"),
            new Look("T1", 1, null, Instant.EPOCH, Duration.ofMillis(200), Look.Secrets.NONE));

    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "resolve",
        "A is",
        "A is x",
        "AAAA is 203.0.113.7",
        "A was 203.0.113.7",
        "MX has a b",
        "CNAME is ,",
        "XYZ has 1"
      })
  void whatIsNoExpectationIsAMistake(String sentence) {
    assertThat(check.mistakes(new Spec(Kind.DNS, "example.com", List.of(sentence), Map.of())))
        .hasSize(1);
    assertThat(check.mistakes(Spec.of(Kind.DNS, "https://example.com/"))).hasSize(1);
    assertThat(check.mistakes(Spec.of(Kind.DNS, "example.com"))).isEmpty();
  }

  private Outcome look(String target, String sentence) {
    var spec = new Spec(Kind.DNS, target, List.of(sentence), Map.of());
    assertThat(check.mistakes(spec)).isEmpty();
    return check.look(spec, now());
  }

  private static Look now() {
    return new Look("T1", 1, null, Instant.EPOCH, Duration.ofSeconds(5), Look.Secrets.NONE);
  }
}
