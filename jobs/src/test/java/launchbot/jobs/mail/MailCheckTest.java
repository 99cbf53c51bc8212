package launchbot.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.jobs.probe.Look;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A domain whose mail is trusted, and each thing that can be wrong with it. */
class MailCheckTest {
  private static final Map<String, String> OPTIONS =
      Map.of("selectors", "s1 s2", "provider", "spf.provider.example");

  private final Zone zone = new Zone();

  MailCheckTest() {
    zone.txt("example.com", "v=spf1 include:spf.provider.example -all", "owner=us")
        .txt("spf.provider.example", "v=spf1 ip4:192.0.2.0/24 -all")
        .txt("s1._domainkey.example.com", Keys.rsa(2048))
        .txt("s2._domainkey.example.com", Keys.ed25519())
        .txt("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:d@example.com");
  }

  @Test
  void aDomainThatIsRight() {
    Outcome outcome = look(OPTIONS);

    assertThat(outcome.level()).as(outcome.words()).isEqualTo(Level.UP);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.facts())
        .containsEntry("SPF", "1 of 10 lookups")
        .containsEntry("DKIM", "s1 rsa 2048, s2 ed25519")
        .containsEntry("DMARC", "reject, from example.com")
        .containsEntry("proves email.authenticated", "green: SPF, DKIM and DMARC are right")
        .containsEntry("proves email.aligned", "green: SPF and DKIM are aligned with example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-                                                   | spf.none     | DOWN",
        "v=spf1 include:spf.provider.example -all;v=spf1 -all| spf.several  | DOWN",
        "v=spf1 include:spf.provider.example +all            | spf.all      | DOWN",
        "v=spf1 include:spf.provider.example ?all            | spf.neutral  | DEGRADED",
        "v=spf1 include:spf.provider.example                 | spf.neutral  | DEGRADED",
        "v=spf1 include:spf.provider.example ptr -all        | spf.ptr      | UP",
        "v=spf1 include:spf.provider.example a:gone.example.com -all | spf.void | UP",
        "v=spf1 include:spf.provider.example a:g1.example.com a:g2.example.com a:g3.example.com"
            + " -all | spf.void | DOWN",
        "v=spf1 include:spf.provider.example include:none.example.com -all | spf.broken | DOWN",
        "v=spf1 include:spf.provider.example foo -all        | spf.broken   | DOWN",
        "v=spf1 ip4:192.0.2.1 -all                           | spf.provider | DOWN",
        "v=spf1 include:spf.provider.example exists:%{i}.a.example exists:%{i}.b.example"
            + " exists:%{i}.c.example exists:%{i}.d.example exists:%{i}.e.example"
            + " exists:%{i}.f.example exists:%{i}.g.example -all | spf.lookups-near | UP",
        "v=spf1 include:example.com -all                     | spf.provider | DOWN",
      })
  void spf(String records, String rule, Level level) {
    zone.remove("example.com");
    if (!records.equals("-")) {
      zone.txt("example.com", records.split(";"));
    }

    Outcome outcome = look(OPTIONS);

    assertThat(outcome.findings()).extracting(Finding::rule).contains(rule);
    assertThat(outcome.level()).isEqualTo(level);
  }

  @Test
  void aChainOfIncludesThatAsksTooMuch() {
    zone.remove("example.com")
        .txt("example.com", "v=spf1 include:i0.example include:spf.provider.example -all");
    for (int i = 0; i < 40; i++) {
      zone.txt("i" + i + ".example", "v=spf1 include:i" + (i + 1) + ".example -all");
    }

    Outcome outcome = look(OPTIONS);

    assertThat(outcome.findings()).extracting(Finding::rule).contains("spf.lookups");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-                          | dkim.none    | DOWN",
        "v=DKIM1; k=rsa; p=         | dkim.revoked | DOWN",
        "v=DKIM2; p=AAAA            | dkim.syntax  | DOWN",
        "k=rsa; v=DKIM1; p=AAAA     | dkim.syntax  | DOWN",
        "v=DKIM1; k=dsa; p=AAAA     | dkim.syntax  | DOWN",
        "v=DKIM1; p=???             | dkim.syntax  | DOWN",
        "v=DKIM1; p=AAAA; p=AAAA    | dkim.syntax  | DOWN",
        "v=DKIM1; k=ed25519; p=AAAA | dkim.syntax  | DOWN",
        "v=DKIM1; s=other; p=AAAA   | dkim.syntax  | DOWN",
        "512                        | dkim.short   | DOWN",
        "1024                       | dkim.weak    | UP",
        "t=y                        | dkim.testing | DEGRADED",
      })
  void dkim(String record, String rule, Level level) {
    zone.remove("s1._domainkey.example.com");
    switch (record) {
      case "-" -> {}
      case "512", "1024" ->
          zone.txt("s1._domainkey.example.com", Keys.rsa(Integer.parseInt(record)));
      case "t=y" -> zone.txt("s1._domainkey.example.com", Keys.rsa(2048) + "; t=y:s");
      default -> zone.txt("s1._domainkey.example.com", record);
    }

    Outcome outcome = look(OPTIONS);

    assertThat(outcome.findings()).extracting(Finding::rule).containsExactly(rule);
    assertThat(outcome.level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-                                                        | dmarc.missing | DOWN",
        "v=DMARC1; p=none; rua=mailto:d@example.com               | dmarc.none    | DEGRADED",
        "v=DMARC1; p=reject; t=y; rua=mailto:d@example.com        | dmarc.testing | DEGRADED",
        "v=DMARC1; p=reject                                       | dmarc.reports | UP",
        "v=DMARC1; p=reject; pct=50; rua=mailto:d@example.com     | dmarc.retired | UP",
        "v=DMARC1; p=wish                                         | dmarc.syntax  | DOWN",
        "v=DMARC1; p=wish; rua=mailto:d@example.com               | dmarc.none    | DEGRADED",
      })
  void dmarc(String record, String rule, Level level) {
    zone.remove("_dmarc.example.com");
    if (!record.equals("-")) {
      zone.txt("_dmarc.example.com", record);
    }

    Outcome outcome = look(OPTIONS);

    assertThat(outcome.findings()).extracting(Finding::rule).containsExactly(rule);
    assertThat(outcome.level()).isEqualTo(level);
  }

  @Test
  void anEnvelopeOfAnotherOrganizationLeavesDkimAlone() {
    Outcome outcome = look(Map.of("selectors", "s1", "from", "spf.provider.example"));

    assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("mail.alignment");
    assertThat(outcome.facts())
        .containsEntry(
            "proves email.aligned", "amber: DKIM is aligned with example.com, SPF is not");
  }

  @Test
  void anEnvelopeBelowTheDomainIsAlignedUnlessThePolicyIsStrict() {
    zone.txt("bounce.example.com", "v=spf1 ip4:192.0.2.1 -all");
    Map<String, String> options = Map.of("selectors", "s1", "from", "bounce.example.com");

    assertThat(look(options).facts().get("proves email.aligned")).startsWith("green");

    zone.remove("_dmarc.example.com")
        .txt("_dmarc.example.com", "v=DMARC1; p=reject; aspf=s; rua=mailto:d@example.com");
    assertThat(look(options).facts().get("proves email.aligned")).startsWith("amber");
  }

  @Test
  void withoutSelectorsNothingIsKnownOfDkim() {
    Outcome outcome = look(Map.of());

    assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("dkim.unknown");
    assertThat(outcome.facts().get("proves email.authenticated")).startsWith("amber");
  }

  @Test
  void whatDnsDoesNotSayProvesNothing() {
    zone.remove("_dmarc.example.com").silent("_dmarc.example.com");

    Outcome outcome = look(OPTIONS);

    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.words()).contains("no answer");
    assertThat(outcome.facts().keySet()).noneMatch(fact -> fact.startsWith(MailCheck.PROVES));
  }

  @Test
  void mistakesAreSaid() {
    var check = new MailCheck(new ZoneResolver(zone));

    assertThat(check.mistakes(Spec.of(Kind.EMAIL_AUTH, "example.com"))).isEmpty();
    assertThat(check.mistakes(Spec.of(Kind.EMAIL_AUTH, "https://example.com"))).hasSize(1);
    assertThat(
            check.mistakes(
                new Spec(
                    Kind.EMAIL_AUTH,
                    "localhost",
                    List.of(),
                    Map.of("selectors", "a..b", "provider", "x", "from", "y"))))
        .hasSize(4);
  }

  private Outcome look(Map<String, String> options) {
    return new MailCheck(new ZoneResolver(zone))
        .look(
            new Spec(Kind.EMAIL_AUTH, "example.com", List.of(), options),
            new Look("T1", 1, null, Instant.EPOCH, Duration.ofSeconds(5), Look.Secrets.NONE));
  }
}
