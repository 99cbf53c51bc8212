package launchbot.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

  @Test
  void escapesWhatSlackGivesAMeaning() {
    assertThat(Mrkdwn.escape("*a* & <b> &amp;")).isEqualTo("*a* &amp; &lt;b&gt; &amp;amp;");
  }

  /** A middle dot stands for the zero-width space. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      quoteCharacter = '"',
      value = {
        "Login fails → Login fails",
        "<!channel> <@U1> → &lt;!channel&gt; &lt;@U1&gt;",
        "<https://evil.example|your bank> → &lt;https://evil.example|your bank&gt;",
        "a && b → a &amp;&amp; b",
        "*bold* _it_ ~no~ → *·bold* _·it_ ~·no~",
        "**very** (*so*) → *·*·very** (*·so*)",
        "snake_case 2 * 3 a*b SELECT * → snake_case 2 * 3 a*b SELECT *",
        "`code` and ```more``` → ˋcodeˋ and ˋˋˋmoreˋˋˋ",
        "> quoted, a > b → ·&gt; quoted, a &gt; b",
        "@here and @channel! → @·here and @·channel!",
        "@Everyone https://a.example/@here → @·Everyone https://a.example/@·here",
        "https://a.example/_x_?a=1&b=*c* → https://a.example/_x_?a=1&amp;b=*c*",
        "*https://a.example/_x_ → *·https://a.example/_x_",
        ":tada: 👩🏽‍💻 עברית → :tada: 👩🏽‍💻 עברית",
      })
  void showsWordsAsTheyWereTyped(String typed, String shown) {
    assertThat(Mrkdwn.plain(typed).replace('\u200b', '·')).isEqualTo(shown);
  }

  @Test
  void keepsAListItemOnOneLine() {
    assertThat(Mrkdwn.plain(" two\u00a0\r\n lines\t\u202e")).isEqualTo("two lines");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      value = {
        "Login fails → 20 → Login fails",
        "Login fails → 11 → Login fails",
        "Login fails → 10 → Login fai…",
        "Login fails → 7 → Login…",
        "Login fails → 1 → …",
        "a &amp; b → 6 → a…",
        "a &amp; b → 8 → a &amp;…",
        "see <@U12345> → 10 → see…",
        "x <https://a.example|here> y z → 28 → x <https://a.example|here>…",
        "a👩🏽‍💻b → 5 → a…",
        "a👩🏽‍💻bc → 9 → a👩🏽‍💻…",
        "🇫🇮🇸🇪 → 6 → 🇫🇮…",
        "e\u0301e\u0301 → 3 → e\u0301…",
        "a < b and so on → 8 → a < b a…",
      })
  void cutsAfterAWholeCharacter(String text, int max, String cut) {
    assertThat(Mrkdwn.truncate(text, max)).isEqualTo(cut);
  }

  @Test
  void hasNoRoomForNothing() {
    assertThat(Mrkdwn.truncate("a", 0)).isEmpty();
    assertThat(Mrkdwn.truncate("", 0)).isEmpty();
  }

  @Test
  void mentionsPeopleAndChannels() {
    assertThat(Mrkdwn.user("U1") + Mrkdwn.channel("C1")).isEqualTo("<@U1><#C1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u1", "U1>", "U1|al", "!channel"})
  void mentionsNothingElse(String id) {
    assertThatThrownBy(() -> Mrkdwn.user(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Mrkdwn.channel(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsAMomentInTheReadersZone() {
    assertThat(Mrkdwn.date(Instant.ofEpochSecond(1_796_385_900L), ZoneId.of("Europe/Helsinki")))
        .isEqualTo("<!date^1796385900^{date_short_pretty} {time}|Fri 4 Dec 2026, 14:05 EET>");
  }

  @Test
  void namesTheYearOnlyWhenItIsAnother() {
    var today = LocalDate.of(2026, 11, 20);

    assertThat(Mrkdwn.day(LocalDate.of(2026, 12, 4), today)).isEqualTo("Fri 4 Dec");
    assertThat(Mrkdwn.day(LocalDate.of(2027, 1, 4), today)).isEqualTo("Mon 4 Jan 2027");
  }

  /** The seed stands in the name of the test that it fails. */
  static LongStream seeds() {
    return new Random().longs(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void letsNoMarkupThrough(long seed) {
    var random = new Random(seed);
    String[] pieces = {
      "<",
      ">",
      "&",
      "!channel",
      "@U1",
      "|",
      "https://",
      "*",
      "_",
      "~",
      "`",
      "a",
      " ",
      "\n",
      "👩🏽‍💻",
      "\ud83d",
      "\u202e",
      "&lt;",
      "@here",
      "ي"
    };
    for (int i = 0; i < 1_000; i++) {
      var typed = new StringBuilder();
      for (int k = random.nextInt(20); k > 0; k--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }

      String shown = Mrkdwn.plain(typed.toString());
      int max = random.nextInt(20);
      String cut = Mrkdwn.truncate(shown, max);

      assertThat(shown).as("%s", typed).doesNotContainPattern("[<>`\n\u202e]|@here");
      assertThat(cut.length()).as("%s", typed).isLessThanOrEqualTo(Math.max(max, 0));
      assertThat(cut).as("%s", typed).doesNotContainPattern("&(?!(amp|lt|gt);)");
    }
  }
}
