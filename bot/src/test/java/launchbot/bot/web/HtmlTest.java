package launchbot.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void whatStrangersWroteStaysText() {
    String page =
        Html.of(
            "message",
            Map.of(
                "title", "<b>\"A & B\"", "style", "/x.css", "words", "<script>alert(1)</script>"));

    assertThat(page)
        .contains("&lt;b&gt;\"A &amp; B\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
  }
}
