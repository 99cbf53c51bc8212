package launchbot.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word about where a request comes from is believed. */
class ProxiesTest {
  private final Proxies proxies =
      Proxies.parse("10.0.0.0/8, 192.0.2.7 ,2001:db8::/33").orElseThrow();

  @Test
  void onlyTrustedProxiesAreBelieved() {
    assertThat(proxies.source("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
    assertThat(proxies.source("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    assertThat(proxies.source("192.0.2.8", List.of("198.51.100.1"))).isEqualTo("192.0.2.8");
    assertThat(Proxies.NONE.source("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("10.1.2.3");
  }

  @Test
  void whatACallerPutsInFrontIsNotReached() {
    assertThat(proxies.source("10.1.2.3", List.of("1.1.1.1", " 198.51.100.1", "10.9.9.9")))
        .isEqualTo("198.51.100.1");
    assertThat(proxies.source("10.1.2.3", List.of("1.1.1.1", "evil", "10.9.9.9")))
        .isEqualTo("10.9.9.9");
    assertThat(proxies.source("10.1.2.3", List.of("198.51.100.1:4711"))).isEqualTo("198.51.100.1");
    assertThat(proxies.source("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void aHouseholdOfIpv6IsOneCaller() {
    String one = proxies.source("2001:db8:0:1::5", List.of("[2a00:1450:4001:81c::200e]:443"));
    assertThat(one).isEqualTo("2a0014504001081c/64");
    assertThat(proxies.source("2a00:1450:4001:81c::1", List.of("1.2.3.4"))).isEqualTo(one);
    assertThat(proxies.source("2001:db8:8000::1", List.of("1.2.3.4")))
        .isEqualTo("20010db880000000/64");
    assertThat(proxies.source("::ffff:10.1.2.3", List.of("1.2.3.4"))).isEqualTo("1.2.3.4");
  }

  @Test
  void whatIsNoNetworkIsSaid() {
    for (String text :
        List.of("proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "10,")) {
      assertThat(Proxies.parse(text)).as(text).isEmpty();
    }
    assertThat(Proxies.parse("  ").orElseThrow().source("::1", List.of("1.2.3.4")))
        .isEqualTo("0000000000000000/64");
  }
}
