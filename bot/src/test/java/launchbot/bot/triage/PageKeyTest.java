package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import launchbot.bot.words.Words;
import launchbot.sandbox.Cast;
import launchbot.triage.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a button of a list keeps is the list that is meant. */
class PageKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "high,low mine overdue #signup",
        "owner:nobody state:fixed,open all",
        "card form",
        "\"high\"",
        "\"owner:nobody #tag\"",
        "5\" screen",
        "say \"twice now",
        "“curly” and 'single' «angles»",
        "a &amp; b &lt;c&gt; &amp;lt;",
        "\"a|b\" c/d/e",
        "&lt;!channel&gt; <!here>",
        "<https://evil.example|your bank>",
        "--flag=x -- — #12 12",
        "🙈 שלום %_\\"
      })
  void aFilterIsKeptWhilePaging(String typed) {
    Filter filter = Filters.withLaunch(Filters.parse(Words.of(typed), Cast.ADA), 3L);
    PageKey kept = PageKey.parse(new PageKey(7, filter).text());
    assertThat(kept.page()).isEqualTo(7);
    assertThat(kept.filter()).isEqualTo(filter);
  }

  @Test
  void whateverIsTypedFitsIntoAnActionId() {
    String long1 = "high,low,medium,blocker all @ben overdue #" + "x".repeat(300) + " ";
    for (String typed : new String[] {long1, long1 + "y".repeat(300), "🙈".repeat(300)}) {
      Filter filter = Filters.withLaunch(Filters.parse(Words.of(typed), Cast.ADA), 123_456_789L);
      String key = new PageKey(999_999, filter).text();
      assertThat(("triage_row:" + key).length()).isLessThanOrEqualTo(255);
      assertThat(key).doesNotContainPattern("[\\uD800-\\uDBFF]$");
      assertThat(PageKey.parse(key).page()).isEqualTo(999_999);
    }
  }
}
