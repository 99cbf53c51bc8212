package launchbot.jobs.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as a mail address, and what a server's address may say. */
class MailAddressTest {

  @Test
  void addressesAreReadAsPeopleTypeThem() {
    Map.of(
            " Cora+status@Example.COM ", "Cora+status@example.com",
            "mailto:a@b.example", "a@b.example",
            "o'neil_x-y.z@mail.example.co.uk", "o'neil_x-y.z@mail.example.co.uk",
            "info@bücher.example", "info@xn--bcher-kva.example",
            "x@例え.テスト", "x@xn--r8jz45g.xn--zckzah")
        .forEach((typed, read) -> assertThat(MailAddress.read(typed)).as(typed).contains(read));
  }

  @Test
  void whatIsNoneIsRefused() {
    List<String> none =
        List.of(
            "",
            "@",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b@c.example",
            "a..b@c.example",
            ".a@c.example",
            "\"a b\"@c.example",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a(comment)@b.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example, c@d.example",
            "<a@b.example>",
            "Cora <a@b.example>",
            "sören@example.com",
            "a@-b.example",
            "a@b..example",
            "a@b.example\u0000",
            "\u202Ea@b.example",
            "a".repeat(65) + "@b.example",
            "a@" + "b".repeat(64) + ".example",
            "a@" + "b.".repeat(130) + "example",
            "😀@b.example");
    none.forEach(typed -> assertThat(MailAddress.read(typed)).as(typed).isEmpty());
  }

  @Test
  void anAddressIsShownSoThatOnlyThoseKnowItWhoKnowIt() {
    assertThat(MailAddress.masked("cora@example.com")).isEqualTo("c…@example.com");
    assertThat(MailAddress.masked("?")).isEqualTo("…");
  }

  @Test
  void aServerSaysHowMuchItTakes() {
    String url = "smtp://u:p%40@mail.example.com?from=bot@example.com";
    assertThat(SmtpUrl.parse(url).orElseThrow().perMinute()).isEqualTo(600);
    assertThat(SmtpUrl.parse(url + "&per-minute=30").orElseThrow().perMinute()).isEqualTo(30);
    assertThat(SmtpUrl.parse(url + "&per-minute=9999").orElseThrow().perMinute()).isEqualTo(1200);
    assertThat(SmtpUrl.parse(url + "&per-minute=0").orElseThrow().perMinute()).isEqualTo(1);
    assertThat(SmtpUrl.parse(url + "&per-minute=many")).isEmpty();
    assertThat(SmtpUrl.parse("smtp://mail.example.com?from=bot")).isEmpty();
  }
}
