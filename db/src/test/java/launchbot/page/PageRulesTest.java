package launchbot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a public page may be like, and what not. */
class PageRulesTest {
  private static final StatusPage PAGE =
      StatusPage.draft(1, "acme-shop", "Acme Shop", Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(strings = {"abc", "acme-shop", "0-0", "a2345678901234567890123456789012345678b0"})
  void addressesThatAreTaken(String slug) {
    assertThat(PageRules.objections(PAGE.named(slug, "Acme", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "-abc",
        "abc-",
        "Acme",
        "acme shop",
        "acme.shop",
        "acme/shop",
        "ärger",
        "<!channel>",
        "a2345678901234567890123456789012345678901"
      })
  void addressesThatAreNot(String slug) {
    assertThat(PageRules.objections(PAGE.named(slug, "Acme", "")))
        .extracting(PageRules.Objection::part)
        .containsExactly(PageRules.Part.SLUG);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.example/help, true, true",
    "mailto:help@acme.example, false, true",
    "http://acme.example, false, false",
    "javascript:alert(1), false, false",
    "https://user:word@acme.example, false, false",
    "https:///nowhere, false, false",
    "mailto:help@acme.example?bcc=x@y.example, false, false",
    "mailto:help, false, false",
    "data:text/html, false, false",
    "'https://acme.example/ <b>', false, false"
  })
  void links(String address, boolean website, boolean support) {
    assertThat(PageRules.objections(PAGE.leading(address, null)).isEmpty()).isEqualTo(website);
    assertThat(PageRules.objections(PAGE.leading(null, address)).isEmpty()).isEqualTo(support);
  }

  @Test
  void whatBecomesOfAChange() {
    Verdict<StatusPage> moved =
        PageRules.change(PAGE, PAGE.named("acme", "Acme", "").taking(false), Role.MEMBER);
    assertThat(moved).isInstanceOf(Verdict.Moved.class);
    assertThat(((Verdict.Moved<StatusPage>) moved).change().fields())
        .containsExactly(
            new Change.Field("name", "Acme Shop", "Acme"),
            new Change.Field("slug", "acme-shop", "acme"),
            new Change.Field("reports", "on", "off"));
    for (Verdict<StatusPage> no :
        List.of(
            PageRules.change(PAGE, PAGE, Role.MEMBER),
            PageRules.change(PAGE, PAGE.shown(true), Role.GUEST),
            PageRules.change(PAGE, PAGE.named("acme", "", ""), Role.LEAD),
            PageRules.change(PAGE, PAGE.named("acme", "x".repeat(61), ""), Role.LEAD),
            PageRules.change(PAGE, PAGE.looking("red", null), Role.LEAD))) {
      assertThat(no).isInstanceOf(Verdict.Refused.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Shop, acme-shop",
    "  Ärger & Co.  , rger-co",
    "'', ''",
    "A, a",
    "a-very-long-name-of-a-product-that-nobody-remembers, a-very-long-name-of-a-product-that-nobod"
  })
  void proposedAddresses(String name, String slug) {
    assertThat(PageRules.slug(name)).isEqualTo(slug);
  }

  @Test
  void picturesAreKnownByTheirBytes() {
    assertThat(PageRules.picture(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0}))
        .isEqualTo("image/png");
    assertThat(PageRules.picture(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))
        .isEqualTo("image/jpeg");
    for (String no : List.of("", "<svg xmlns='x' onload='alert(1)'/>", "GIF89a", "PNG")) {
      assertThat(picture(no)).as(no).isNull();
    }
  }

  private static @Nullable String picture(String text) {
    return PageRules.picture(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#1f3a5f", "#ffffff", "#000000", "#ffff00", "#7a3cff", "#f00", "16191D", "#777"})
  void everyColourCanBeReadOnBoth(String typed) {
    Colour colour = Colour.of(typed).orElseThrow();
    for (Colour behind : List.of(Colour.WHITE, Colour.NIGHT)) {
      Colour letters = colour.readableOn(behind);
      assertThat(letters.contrast(behind)).isGreaterThanOrEqualTo(4.5);
      if (colour.contrast(behind) >= 4.5) {
        assertThat(letters).isEqualTo(colour);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#12", "#1234567", "rgb(0,0,0)", "#gggggg", "#fff;}body{"})
  void whatIsNoColour(String typed) {
    assertThat(Colour.of(typed)).isEmpty();
  }
}
