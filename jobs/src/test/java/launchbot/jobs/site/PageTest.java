package launchbot.jobs.site;

import static launchbot.jobs.site.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages load, how heavy it is, and pages that were made to hurt whoever reads them. */
class PageTest {
  private static final URI PAGE = URI.create("https://example.com/shop/");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <script src="http://a.example/x.js"></script>             | high page.mixed-active
          <script src="//a.example/x.js"></script>                  | ``
          <script src="x.js"></script>                              | ``
          <link rel="Stylesheet" href="http://a.example/x.css">     | high page.mixed-active
          <link rel="canonical" href="http://example.com/">         | ``
          <link rel="preload" as="font" href="http://a.example/f.woff2"> | high page.mixed-active
          <iframe src="http://a.example/"></iframe>                 | high page.mixed-active
          <object data="http://a.example/x.swf"></object>           | high page.mixed-active
          <img src="http://a.example/x.png">                        | medium page.mixed-passive
          <img src="x.png" srcset="a.png 1x, http://a.example/x.png 2x"> | medium page.mixed-passive
          <video poster="http://a.example/x.png"></video>           | medium page.mixed-passive
          <audio src="http://a.example/x.mp3"></audio>              | medium page.mixed-passive
          <p style="background: url('http://a.example/x.png')">     | medium page.mixed-passive
          <style>p { background: url(http://a.example/x.png) }</style> | medium page.mixed-passive
          <style>@import "http://a.example/x.css";</style>          | high page.mixed-active
          <style>@font-face { src: url(http://a.example/x.woff) }</style> | high page.mixed-active
          <form action="http://a.example/"></form>                  | high page.mixed-form
          <button formaction="http://a.example/">                   | high page.mixed-form
          <a href="http://a.example/">                              | ``
          <base href="http://a.example/"><img src="x.png">          | medium page.mixed-passive
          <img src="http://[broken"><img src="http://">             | ``
          <img src="data:image/png;base64,AAAA">                    | ``
          """)
  void whatIsLoadedWithoutHttps(String html, String expected) {
    List<Part> parts = PageParts.of(PAGE, html);
    assertThat(HeaderRulesTest.rules(MixedContent.of(PAGE, parts))).isEqualTo(expected);
  }

  @Test
  void aPageOverHttpHasNoMixedContent() {
    URI plain = URI.create("http://example.com/");
    List<Part> parts = PageParts.of(plain, "<script src=x.js></script>");
    assertThat(parts).hasSize(1);
    assertThat(MixedContent.of(plain, parts)).isEmpty();
  }

  @Test
  void aPageIsWeighedWithItsParts() {
    Answers web =
        new Answers()
            .on(
                PAGE.toString(),
                200,
                """
                <script src="app.js"></script><link rel=stylesheet href="/gone.css">
                <img src="hero.jpg"><img src="logo.png" width="100">
                """)
            .on("https://example.com/shop/app.js", 200, "x", "Content-Length: 90000")
            .on("https://example.com/shop/hero.jpg", 200, "x", "Content-Length: 3200000")
            .on(
                "https://example.com/shop/logo.png",
                answer(200, png(1200), "Content-Length: 80000"));
    Outcome outcome = look(web);
    assertThat(HeaderRulesTest.rules(outcome.findings()))
        .isEqualTo(
            "high page.broken, low page.image-oversized, low page.uncompressed, medium page.heavy,"
                + " medium page.image-large");
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.facts())
        .containsEntry("parts", "4")
        .containsEntry("proves speed.images", "red: hero.jpg has 3.2 MB")
        .containsEntry(
            "proves domain-edge.mixed-content", "green: all of the page is loaded over HTTPS");
    assertThat(outcome.facts().get("weight")).startsWith("3.3 MB");
  }

  @Test
  void aLightPageProvesIt() {
    Answers web =
        new Answers()
            .on(PAGE.toString(), 200, "<img src=a.png>")
            .on("https://example.com/shop/a.png", answer(200, png(20)));
    Outcome outcome = look(web);
    assertThat(outcome.level()).isEqualTo(Level.UP);
    assertThat(outcome.facts())
        .containsEntry("proves speed.images", "green: 1 images, none over 300 KB");
  }

  @Test
  void notMoreThanFortyPartsAreAskedFor() {
    var html = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      html.append("<img src=").append(i).append(".png>");
    }
    Answers web = new Answers().on(PAGE.toString(), 200, html.toString());
    Outcome outcome = look(web);
    assertThat(web.asked).hasSize(1 + PageCheck.MOST_PARTS);
    assertThat(outcome.facts()).containsEntry("parts", "300, looked at 40");
    assertThat(outcome.facts().get("proves speed.images")).startsWith("amber: ");
  }

  @Test
  void hostilePagesAreReadInTime() {
    String deep = "<div>".repeat(100_000);
    String styles = "<style>" + "url(".repeat(100_000) + "</style>";
    String sets = "<img srcset=\"" + ", ,".repeat(100_000) + "\">";
    String imports = "<style>" + "@import \"".repeat(20_000) + "</style>";
    String attributes = "<p " + "a=b ".repeat(50_000) + ">";
    long begin = System.nanoTime();
    for (String html : List.of(deep, styles, sets, imports, attributes)) {
      assertThat(PageParts.of(PAGE, html)).hasSizeLessThanOrEqualTo(1_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void picturesAreMeasuredByTheirBeginning() {
    assertThat(Picture.width(png(640))).hasValue(640);
    assertThat(Picture.width(latin("GIF89a\u0080\u0002\u0000\u0000"))).hasValue(640);
    assertThat(
            Picture.width(
                latin(
                    "\u00ff\u00d8\u00ff\u00e0\u0000\u0004xx\u00ff\u00c0\u0000\u0011\u0008\u0001\u0000\u0002\u0080\u0003")))
        .hasValue(640);
    assertThat(Picture.width(latin("RIFF....WEBPVP8X........\u007f\u0002\u0000......")))
        .hasValue(640);
    for (String other :
        List.of("", "\u0089PNG", "\u00ff\u00d8", "\u00ff\u00d8\u00ff\u00c0", "<svg/>")) {
      assertThat(Picture.width(latin(other))).isEqualTo(OptionalInt.empty());
    }
  }

  private static Outcome look(Answers web) {
    return new PageCheck(web)
        .look(Spec.of(Kind.PAGE, PAGE.toString()), Answers.look(Duration.ofSeconds(5)));
  }

  static byte[] png(int width) {
    return latin(
        "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000"
            + (char) (width >> 8)
            + (char) (width & 0xff)
            + "\u0000\u0000\u0000\u0001");
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
