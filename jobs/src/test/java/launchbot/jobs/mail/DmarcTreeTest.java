package launchbot.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk up the names (RFC 9989 4.10). */
class DmarcTreeTest {
  private final Zone zone =
      new Zone()
          .txt("_dmarc.example.com", "v=DMARC1; p=reject; sp=quarantine; np=reject")
          .txt("_dmarc.news.example.com", "v=DMARC1; p=none")
          .txt("_dmarc.own.example.com", "v=DMARC1; p=none; psd=n")
          .txt("_dmarc.bank", "v=DMARC1; p=reject; psd=y")
          .txt("_dmarc.two.bank", "v=DMARC1; p=none", "v=DMARC1; p=reject", "owner=us")
          .txt("_dmarc.old.bank", "v=spf1 -all", "owner=us")
          .silent("_dmarc.slow.example");

  @ParameterizedTest
  @CsvSource({
    "example.com,              example.com,      example.com",
    "EXAMPLE.com,              example.com,      example.com",
    "a.b.example.com,          example.com,      example.com",
    "news.example.com,         example.com,      news.example.com",
    "x.news.example.com,       example.com,      example.com",
    "own.example.com,          own.example.com,  own.example.com",
    "a.own.example.com,        own.example.com,  own.example.com",
    "my.bank,                  my.bank,          bank",
    "pay.my.bank,              my.bank,          bank",
    "two.bank,                 two.bank,         bank",
    "old.bank,                 old.bank,         bank",
    "nothing.example,          nothing.example,  -",
  })
  void whoAnswersAndWhosePolicyHolds(String domain, String organization, String policy) {
    DmarcTree.Walk walk = tree().walk(domain);

    assertThat(walk.organization()).isEqualTo(organization);
    assertThat(walk.policy().map(DmarcTree.Step::domain).orElse("-")).isEqualTo(policy);
  }

  @Test
  void aWalkAsksEightTimesAtMost() {
    var dns = new ZoneResolver(zone);

    DmarcTree.Walk walk = new DmarcTree(dns).walk("a.b.c.d.e.f.g.h.i.j.mail.example.com");

    assertThat(walk.organization()).isEqualTo("example.com");
    assertThat(dns.asked())
        .containsExactly(
            "TXT _dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
            "TXT _dmarc.g.h.i.j.mail.example.com",
            "TXT _dmarc.h.i.j.mail.example.com",
            "TXT _dmarc.i.j.mail.example.com",
            "TXT _dmarc.j.mail.example.com",
            "TXT _dmarc.mail.example.com",
            "TXT _dmarc.example.com",
            "TXT _dmarc.com");
  }

  @Test
  void severalRecordsAreNoneAndThatIsSaid() {
    assertThat(tree().walk("two.bank").wrong())
        .containsExactly("two.bank has 2 DMARC records, which counts as none");
    assertThat(tree().walk("slow.example").broken()).contains("no answer");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,      example.com,       true,  true",
    "example.com,      Example.COM,       true,  true",
    "example.com,      mail.example.com,  false, true",
    "example.com,      mail.example.com,  true,  false",
    "news.example.com, mail.example.com,  false, true",
    "own.example.com,  mail.example.com,  false, false",
    "my.bank,          your.bank,         false, false",
    "pay.my.bank,      my.bank,           false, true",
    "example.com,      example.com.evil,  false, false",
    "example.com,      badexample.com,    false, false",
  })
  void alignment(String author, String authenticated, boolean strict, boolean aligned) {
    DmarcTree tree = tree();

    assertThat(tree.aligned(tree.walk(author), authenticated, strict)).isEqualTo(aligned);
  }

  @Test
  void namesBelowHaveAPolicyOfTheirOwn() {
    DmarcRecord record =
        ((DmarcRecord.Reading.Read) DmarcRecord.read("v=DMARC1; p=none; sp=quarantine; np=reject"))
            .record();

    assertThat(record.below(true)).isEqualTo(DmarcRecord.Policy.QUARANTINE);
    assertThat(record.below(false)).isEqualTo(DmarcRecord.Policy.REJECT);
  }

  private DmarcTree tree() {
    return new DmarcTree(new ZoneResolver(zone));
  }
}
