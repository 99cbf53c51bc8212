package launchbot.jobs.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for an address, and where answers lead. */
class TargetsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com,https://example.com",
    " Example.COM/ ,https://example.com",
    "http://example.com:80/a/,http://example.com/a/",
    "https://example.com:443,https://example.com",
    "example.com:8443/x?y=z#frag,https://example.com:8443/x?y=z",
    "https://example.com.?q=1,https://example.com/?q=1",
    "bücher.example/ü b,https://xn--bcher-kva.example/%C3%BC%20b",
    "https://example.com/%7Ea%zz,https://example.com/%7Ea%25zz",
    "<https://example.com/a|example.com/a>,https://example.com/a",
    "<http://example.com>,http://example.com",
    "localhost:3000,https://localhost:3000",
    "192.0.2.7,https://192.0.2.7",
    "[2001:DB8::1]:8443,https://[2001:db8::1]:8443",
  })
  void whatIsTypedIsUnderstood(String typed, String url) {
    assertThat(Targets.url(typed)).isEqualTo(new Targets.Url(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ftp://example.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://ann:hunter2@example.com",
        "hunter2@example.com",
        "https://",
        "https://:80",
        "example.com:0",
        "example.com:65536",
        "example.com:http",
        "2130706433",
        "http://127.1/",
        "0x7f.1",
        "010.0.0.1",
        "1.2.3.4.5",
        "256.1.1.1",
        "0x7f000001",
        "exa mple.com",
        "a..b",
        "-a.example",
        "[::1",
        "[zz]",
        "http://a_b.example/",
        "https://exa\nmple.com",
      })
  void whatCannotBeLookedAtIsRefused(String typed) {
    assertThat(Targets.url(typed)).isInstanceOf(Targets.Refused.class);
    String why = ((Targets.Refused) Targets.url(typed)).why();
    assertThat(why).endsWith(".").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,example.com",
    "https://www.example.com/a,www.example.com",
    "ann@example.com,example.com",
    "<mailto:ann@example.com|ann@example.com>,example.com",
  })
  void aDomainIsFoundInWhatIsTyped(String typed, String host) {
    assertThat(((Targets.Url) Targets.host(typed)).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "/b,https://a.example:8443/b",
    "b?c,https://a.example:8443/x/b?c",
    "?q,https://a.example:8443/x/y?q",
    "//b.example/c,https://b.example/c",
    "http://b.example,http://b.example",
    "HTTPS://B.example/ü,https://b.example/%C3%BC",
    "/a b,https://a.example:8443/a%20b",
    "/a:b,https://a.example:8443/a:b",
  })
  void aLocationLeadsOn(String location, String to) {
    assertThat(Targets.next(URI.create("https://a.example:8443/x/y"), location))
        .isEqualTo(new Targets.Url(URI.create(to)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "ftp://b.example", "http://a:b@c.example", "data:,x"})
  void aLocationThatIsNoPageLeadsNowhere(String location) {
    assertThat(Targets.next(URI.create("https://a.example"), location))
        .isInstanceOf(Targets.Refused.class);
  }

  @Test
  void nothingThatIsTypedBreaksIt() {
    long seed = 11;
    System.out.println("seed " + seed);
    var random = new Random(seed);
    String some = "ab.:/@[]?#%<>|\\ 019xü\u202e\t-_https";
    for (int i = 0; i < 50_000; i++) {
      var typed = new StringBuilder(random.nextBoolean() ? "https://" : "");
      for (int j = random.nextInt(14); j >= 0; j--) {
        typed.append(some.charAt(random.nextInt(some.length())));
      }
      if (Targets.url(typed.toString()) instanceof Targets.Url url) {
        assertThat(url.uri().getHost()).as(typed.toString()).isNotNull();
        assertThat(Targets.url(url.text())).as(typed.toString()).isEqualTo(url);
      }
      Targets.next(URI.create("https://a.example"), typed.toString());
    }
  }
}
