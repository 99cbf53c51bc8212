package launchbot.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource({
    "<script>alert(1)</script>, &lt;script&gt;",
    "'[x](javascript:alert(1))', x",
    "'[x](https://example.com/a)', 'href=\"https://example.com/a\"'",
    "'[x](https://example.com/a)', 'rel=\"nofollow noopener\"'",
    "'<https://example.com/a>', 'rel=\"nofollow noopener\"'",
    "'![x](https://example.com/a.png)', ''",
    "'# Big', Big",
    "'a <b onmouseover=x>b</b>', '&lt;b onmouseover'",
  })
  void harmless(String markdown, String shown) {
    assertThat(Markdown.html(markdown))
        .contains(shown)
        .doesNotContain("<script", "javascript:", "<img", "onmouseover=\"", "<b ", "<h1");
  }

  @Test
  void everyLetterStays() {
    assertThat(Markdown.html("## مرحبا 🙂\n\n- 李小龙 & Söhne"))
        .contains("<h2>مرحبا 🙂</h2>", "<li>李小龙 &amp; Söhne</li>");
  }
}
