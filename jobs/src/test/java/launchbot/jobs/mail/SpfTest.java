package launchbot.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scenarios beside the project do not show: pointers, servers, macros, limits. */
class SpfTest {
  private static final String V6 =
      "e.b.a.b.e.f.a.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";

  private final Zone zone =
      new Zone()
          .a("mail.example.com", "192.0.2.1")
          .aaaa("mail.example.com", "2001:db8::cafe:babe")
          .ptr("1.2.0.192.in-addr.arpa", "liar.example.org", "MAIL.example.com")
          .ptr(V6, "mail.example.com")
          .a("liar.example.org", "192.0.2.99")
          .mx("example.com", 10, "mail.example.com")
          .mx("null.example.com", 0, "")
          .cname("alias.example.com", "mail.example.com")
          .txt("explained.example.com", "%{s} from %{c} (%{i}, %{v}, %{p}) at %{t}: %{R}.")
          .silent("slow.example.com");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1 ptr -all                           | 192.0.2.1 | fail",
        "v=spf1 ptr:example.com -all               | 2001:db8::cafe:babe | pass",
        "v=spf1 ptr:example.org -all               | 192.0.2.1 | fail",
        "v=spf1 ptr:example.com/24 -all            | 192.0.2.1 | permerror",
        "v=spf1 ptr: -all                          | 192.0.2.1 | permerror",
        "v=spf1 mx:example.com -all                | 192.0.2.1 | pass",
        "v=spf1 mx:example.com//64 -all            | 2001:db8::1 | pass",
        "v=spf1 mx:null.example.com ?all           | 192.0.2.1 | neutral",
        "v=spf1 mx/33 -all                         | 192.0.2.1 | permerror",
        "v=spf1 a:alias.example.com -all           | 192.0.2.1 | pass",
        "v=spf1 ip6:2001:db8::/32 -all             | 2001:db8::5 | pass",
        "v=spf1 ip6:2001:db8::/129 -all            | 2001:db8::5 | permerror",
        "v=spf1 ip6:::1.1.1.1/0 ?all               | 192.0.2.1 | neutral",
        "v=spf1 ip6:2001::db8::1 -all              | 2001:db8::5 | permerror",
        "v=spf1 ip6 -all                           | 2001:db8::5 | permerror",
        "v=spf1-all                                | 192.0.2.1 | none",
        "v=spf1                                    | 192.0.2.1 | neutral",
        "V=sPf1 ~ALL                               | 192.0.2.1 | softfail",
        "v=spf10 -all                              | 192.0.2.1 | none",
        "v=spf1 a -all moo                         | 192.0.2.1 | permerror",
        "v=spf1 redirect:mail.example.com          | 192.0.2.1 | permerror",
        "v=spf1 -redirect=mail.example.com         | 192.0.2.1 | permerror",
        "v=spf1 x-y.z_1=%{d} ?all                  | 192.0.2.1 | neutral",
        "v=spf1 a:slow.example.com -all            | 192.0.2.1 | temperror",
        "v=spf1 a:a..example.com -all              | 192.0.2.1 | fail",
        "v=spf1 exists:%{d}%%%_%- ?all             | 192.0.2.1 | neutral",
        "v=spf1 exists:%{x} -all                   | 192.0.2.1 | permerror",
        "v=spf1 exists:%{c}.example.com -all       | 192.0.2.1 | permerror",
        "v=spf1 exists:%{d0}.example.com -all      | 192.0.2.1 | permerror",
        "v=spf1 exists:%(d).example.com -all       | 192.0.2.1 | permerror",
        "v=spf1 exists:%{d -all                    | 192.0.2.1 | permerror",
        "v=spf1 a:%{p} -all                        | 192.0.2.1 | pass",
        "v=spf1 a:n1.example.com a:n2.example.com ?all | 192.0.2.1 | neutral",
        "v=spf1 a:n1.example.com a:n2.example.com a:n3.example.com ?all | 192.0.2.1 | permerror",
        "v=spf1 include:me.example.com -all        | 192.0.2.1 | permerror",
        "v=spf1 redirect=me.example.com            | 192.0.2.1 | permerror",
      })
  void aRecordAndAnAddress(String record, String ip, String result) {
    zone.txt("me.example.com", record);

    SpfVerdict verdict = check("me.example.com", ip);

    assertThat(verdict.result().key()).as(verdict.why()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%{s}    | strong-bad@email.example.com",
        "%{o}    | email.example.com",
        "%{d}    | email.example.com",
        "%{d4}   | email.example.com",
        "%{d3}   | email.example.com",
        "%{d2}   | example.com",
        "%{d1}   | com",
        "%{dr}   | com.example.email",
        "%{d2r}  | example.email",
        "%{l}    | strong-bad",
        "%{l-}   | strong.bad",
        "%{lr}   | strong-bad",
        "%{lr-}  | bad.strong",
        "%{l1r-} | strong",
        "%{ir}.%{v}._spf.%{d2} | 3.2.0.192.in-addr._spf.example.com",
        "%{D}%{L}| email.example.comstrong-bad",
        "%{S}    | strong-bad%40email.example.com",
        "a%%b%_c%-d | a%b c%20d",
      })
  void theMacrosOfSection74(String text, String expanded) {
    var sender =
        new Spf.Sender(
            Ip.of("192.0.2.3").orElseThrow(), "mx", "strong-bad@email.example.com", Instant.EPOCH);
    var macros = new SpfMacros(new ZoneResolver(zone), sender, "email.example.com");

    assertThat(macros.text(MacroString.any(text), "email.example.com")).isEqualTo(expanded);
  }

  @Test
  void addressesOfIpv6AreNibbles() {
    Ip ip = Ip.of("2001:db8::cb01").orElseThrow();

    assertThat(ip.dotted())
        .isEqualTo("2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1");
    assertThat(ip).hasToString("2001:db8::cb01");
    assertThat(Ip.of("::FFFF:192.0.2.1")).contains(Ip.of("192.0.2.1").orElseThrow());
    for (String none :
        new String[] {"1.2.3", "01.2.3.4", "1.2.3.256", "1::2::3", ":1", "1:2", "g::", ""}) {
      assertThat(Ip.of(none)).as(none).isEmpty();
    }
  }

  @Test
  void aDomainExplainsItsFail() {
    zone.txt("me.example.com", "v=spf1 -all exp=explained.example.com");

    assertThat(check("me.example.com", "192.0.2.1").explanation())
        .isEqualTo(
            "foo@me.example.com from 192.0.2.1 (192.0.2.1, in-addr, mail.example.com) at 0:"
                + " unknown.");
  }

  @Test
  void tenTermsMayAskAndAnEleventhMayNot() {
    zone.txt("ten.example.com", "v=spf1" + " a:mail.example.com".repeat(10) + " -all");
    zone.txt("eleven.example.com", "v=spf1" + " a:mail.example.com".repeat(11) + " -all");
    zone.txt("deep.example.com", "v=spf1 include:ten.example.com -all");

    assertThat(check("ten.example.com", "198.51.100.1").result()).isEqualTo(SpfResult.FAIL);
    assertThat(check("eleven.example.com", "198.51.100.1").result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(check("deep.example.com", "198.51.100.1").result()).isEqualTo(SpfResult.PERMERROR);
  }

  @Test
  void elevenMailServersAreTooManyAndElevenAddressesAreNot() {
    for (int i = 0; i < 11; i++) {
      zone.mx("many.example.com", i, "mail.example.com").a("farm.example.com", "198.51.100." + i);
    }
    zone.txt("mx.example.com", "v=spf1 mx:many.example.com -all");
    zone.txt("a.example.com", "v=spf1 a:farm.example.com -all");

    assertThat(check("mx.example.com", "192.0.2.1").result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(check("a.example.com", "198.51.100.10").result()).isEqualTo(SpfResult.PASS);
  }

  @Test
  void onlyTenNamesOfAnAddressAreLookedAt() {
    for (int i = 0; i < 10; i++) {
      zone.ptr("5.2.0.192.in-addr.arpa", "n" + i + ".example.net");
    }
    zone.ptr("5.2.0.192.in-addr.arpa", "late.example.com").a("late.example.com", "192.0.2.5");
    zone.txt("ptr.example.com", "v=spf1 ptr:example.com ?all");

    assertThat(check("ptr.example.com", "192.0.2.5").result()).isEqualTo(SpfResult.NEUTRAL);
  }

  @Test
  void aNameThatGetsTooLongLosesItsFirstLabels() {
    String label = "x".repeat(50);
    String kept = (label + ".").repeat(4) + "example.com";
    zone.a(kept, "127.0.0.2");
    zone.txt("long.example.com", "v=spf1 exists:" + (label + ".").repeat(6) + "example.com -all");

    assertThat(check("long.example.com", "192.0.2.1").result()).isEqualTo(SpfResult.PASS);
  }

  @Test
  void anyRecordComesToAResult() {
    long seed = System.nanoTime();
    System.out.println("SpfTest seed " + seed);
    var random = new Random(seed);
    String[] bits = {
      "a",
      "mx",
      "ptr",
      "include:",
      "exists:",
      "ip4:",
      "ip6:",
      "redirect=",
      "exp=",
      "%{",
      "}",
      "%",
      "/",
      "//",
      "9",
      "-",
      "~",
      " ",
      ".",
      ":",
      "d",
      "r",
      "example.com",
      "all",
      "\u0000",
      "\u00ff",
      "="
    };
    for (int i = 0; i < 4_000; i++) {
      var text = new StringBuilder("v=spf1 ");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      var fuzzed = new Zone().txt("f.example.com", text.toString()).a("example.com", "192.0.2.1");
      var sender =
          new Spf.Sender(Ip.of("192.0.2.1").orElseThrow(), "h", "l@f.example.com", Instant.EPOCH);

      assertThat(new Spf(new ZoneResolver(fuzzed)).check(sender).result()).isNotNull();
    }
  }

  private SpfVerdict check(String domain, String ip) {
    return new Spf(new ZoneResolver(zone))
        .check(
            new Spf.Sender(
                Ip.of(ip).orElseThrow(), "mail.example.com", "foo@" + domain, Instant.EPOCH));
  }
}
