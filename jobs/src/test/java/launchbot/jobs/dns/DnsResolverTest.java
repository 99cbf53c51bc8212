package launchbot.jobs.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneServer;
import launchbot.testkit.ZoneServer.Trick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsResolverTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Zone zone = new Zone();
  private final ZoneServer server = new ZoneServer(zone);
  private final DnsResolver dns =
      new DnsResolver(List.of(DnsServerAddress.parse(server.address())), PATIENCE);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersOfEveryType() {
    zone.a("example.com", "203.0.113.7", "203.0.113.8")
        .aaaa("example.com", "2001:db8::7")
        .mx("example.com", 10, "Mail.Example.com.")
        .mx("null.example.com", 0, "")
        .txt("example.com", "v=spf1 -all", "x".repeat(300), "\u00e4\u0000")
        .ptr("7.113.0.203.in-addr.arpa", "example.com");

    assertThat(dns.ask("EXAMPLE.com.", RecordType.A))
        .isEqualTo(
            new DnsAnswer.Found(
                List.of(
                    new Data.Address(InetAddress.ofLiteral("203.0.113.7")),
                    new Data.Address(InetAddress.ofLiteral("203.0.113.8")))));
    assertThat(dns.ask("example.com", RecordType.AAAA))
        .isEqualTo(
            new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("2001:db8::7")))));
    assertThat(dns.ask("example.com", RecordType.MX))
        .isEqualTo(new DnsAnswer.Found(List.of(new Data.Exchange(10, "mail.example.com"))));
    assertThat(dns.ask("null.example.com", RecordType.MX))
        .isEqualTo(new DnsAnswer.Found(List.of(new Data.Exchange(0, ""))));
    assertThat(dns.ask("example.com", RecordType.TXT))
        .isEqualTo(
            new DnsAnswer.Found(
                List.of(
                    new Data.Text("v=spf1 -all"),
                    new Data.Text("x".repeat(300)),
                    new Data.Text("\u00e4\u0000"))));
    assertThat(dns.ask("7.113.0.203.in-addr.arpa", RecordType.PTR))
        .isEqualTo(new DnsAnswer.Found(List.of(new Data.Name("example.com"))));
  }

  @Test
  void noSuchNameAndNoSuchRecordAreKeptApart() {
    zone.a("www.example.com", "203.0.113.7");

    assertThat(dns.ask("nobody.example.com", RecordType.A)).isEqualTo(new DnsAnswer.NoSuchName());
    assertThat(dns.ask("www.example.com", RecordType.MX)).isEqualTo(new DnsAnswer.Empty());
    assertThat(dns.ask("example.com", RecordType.A)).isEqualTo(new DnsAnswer.Empty());
  }

  @Test
  void aliasesAreFollowedUnlessTheyAreAskedFor() {
    zone.cname("www.example.com", "edge.example.net")
        .cname("edge.example.net", "a.example.org")
        .a("a.example.org", "203.0.113.9")
        .cname("dangling.example.com", "gone.example.net");

    assertThat(dns.ask("www.example.com", RecordType.A))
        .isEqualTo(
            new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("203.0.113.9")))));
    assertThat(dns.ask("www.example.com", RecordType.CNAME))
        .isEqualTo(new DnsAnswer.Found(List.of(new Data.Name("edge.example.net"))));
    assertThat(dns.ask("www.example.com", RecordType.TXT)).isEqualTo(new DnsAnswer.Empty());
    assertThat(dns.ask("dangling.example.com", RecordType.A)).isEqualTo(new DnsAnswer.NoSuchName());
  }

  @Test
  void aLoopOfAliasesEnds() {
    zone.cname("a.example.com", "b.example.com").cname("b.example.com", "a.example.com");

    assertThat(dns.ask("a.example.com", RecordType.A)).isInstanceOf(DnsAnswer.Broken.class);
    assertThat(server.asked()).hasSizeLessThan(15);
  }

  @ParameterizedTest
  @EnumSource(names = {"OTHER_ID", "OTHER_NAME", "NOISE", "TRUNCATE", "SILENCE_ONCE"})
  void theTruthIsHeardAllTheSame(Trick trick) {
    zone.a("example.com", "203.0.113.7");
    server.trick("example.com", trick);

    assertThat(dns.ask("example.com", RecordType.A))
        .isEqualTo(
            new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("203.0.113.7")))));
  }

  @Test
  void anAnswerTooLongForADatagramComesByTcp() {
    zone.txt("example.com", "y".repeat(2000));

    assertThat(dns.ask("example.com", RecordType.TXT))
        .isEqualTo(new DnsAnswer.Found(List.of(new Data.Text("y".repeat(2000)))));
    assertThat(server.asked()).containsExactly("udp TXT example.com", "tcp TXT example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "SERVFAIL, SERVFAIL from 127.0.0.1",
    "REFUSED, REFUSED from 127.0.0.1",
    "SILENCE, no answer within 0.4 s",
    "DRIP, no answer within 0.4 s",
    "HANG_UP, it hung up in the middle of its answer"
  })
  void whatIsBrokenIsSaidAfterASecondTry(Trick trick, String said) {
    zone.a("example.com", "203.0.113.7").txt("example.com", "z".repeat(1500));
    server.trick("example.com", trick);
    long start = System.nanoTime();

    assertThat(((DnsAnswer.Broken) dns.ask("example.com", RecordType.TXT)).why()).contains(said);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(3));
    assertThat(server.asked().stream().filter(one -> one.startsWith("udp"))).hasSize(2);
  }

  @Test
  void aSecondServerIsAskedWhereTheFirstIsGone() {
    zone.a("example.com", "203.0.113.7");
    var gone = new ZoneServer(new Zone());
    gone.close();
    var both =
        new DnsResolver(
            List.of(
                DnsServerAddress.parse(gone.address()), DnsServerAddress.parse(server.address())),
            PATIENCE);

    assertThat(both.ask("example.com", RecordType.A)).isInstanceOf(DnsAnswer.Found.class);
  }

  @Test
  void namesOfOtherLanguagesAreAskedForInAscii() {
    zone.a("xn--bcher-kva.example", "203.0.113.7");

    assertThat(dns.ask("b\u00fccher.example", RecordType.A)).isInstanceOf(DnsAnswer.Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", ".a", "\u00fc..example"})
  void whatIsNoNameIsNotAskedFor(String name) {
    assertThat(dns.ask(name, RecordType.A)).isEqualTo(new DnsAnswer.NoSuchName());
    assertThat(dns.ask("l".repeat(64) + ".example", RecordType.A))
        .isEqualTo(new DnsAnswer.NoSuchName());
    assertThat(dns.ask("abc.".repeat(64) + "example", RecordType.A))
        .isEqualTo(new DnsAnswer.NoSuchName());
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.53, 192.0.2.53",
    "192.0.2.53:5353, 192.0.2.53 port 5353",
    "2001:db8::53, 2001:db8:0:0:0:0:0:53",
    "[2001:db8::53]:5353, 2001:db8:0:0:0:0:0:53 port 5353"
  })
  void aServerIsAnAddress(String text, String words) {
    assertThat(DnsServerAddress.words(DnsServerAddress.parse(text))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dns.example.com", "192.0.2.53:0", "192.0.2.53:x", "[::1", "1.2.3.4:70000"})
  void whatIsNoServerIsRefusedInWords(String text) {
    assertThatThrownBy(() -> DnsResolver.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no DNS server");
  }
}
