package launchbot.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed: it can be read, and no letter of it gets lost. */
class WordsRandomTest {

  private static final String[] PLAIN = {
    " ", "  ", "\n", "|", "\"", "“", "”", "„", "«", "»", "‘", "’", "'", "!", "#", "-", "--", "—",
    "=", ":", ",", ".", "@", "a", "B", "due", "12", "ß", "й", "ع", "の", "हि", "\u0301", "\u200d",
    "\u200c", "\u200b", "\u202e", "\u00a0", "\r", "\u0000", "👩🏽‍💻", "🇫🇮", "\ud83d", "\ude00",
    "\ufe0f", "\t"
  };
  private static final String[] ESCAPED = {
    "<",
    ">",
    "<@U1|al>",
    "<@U2>",
    "<#C1|x y>",
    "<!channel>",
    "<!date^1^{time}|now>",
    "&amp;",
    "&lt;",
    "&",
    ";",
    "<https://a.example|b>",
    "<mailto:a@b|c>",
    "|",
    "^",
    "<!subteam^S1>",
    "\"",
    "“",
    "--x="
  };

  /** The seed stands in the name of the test that it fails. */
  static LongStream seeds() {
    return new Random().longs(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void losesNoLetter(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String typed = typed(random, PLAIN);

      String text = Words.of(typed).text();

      assertThat(letters(text)).as(typed).isEqualTo(letters(typed));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsAnything(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String typed = typed(random, PLAIN, ESCAPED);

      Words words = Words.of(typed);

      int end = 0;
      for (int k = 0; k < words.size(); k++) {
        assertThat(words.at(k)).as(typed).isGreaterThanOrEqualTo(end);
        assertThat(words.text()).as(typed).endsWith(words.rest(k));
        end = words.at(k) + 1;
      }
      words.parts(Set.of("due", "a"));
      words.withoutMention("U1");
    }
  }

  private static String typed(Random random, String[]... alphabets) {
    var out = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      String[] alphabet = alphabets[random.nextInt(alphabets.length)];
      out.append(alphabet[random.nextInt(alphabet.length)]);
    }
    return out.toString();
  }

  private static String letters(String text) {
    var out = new StringBuilder();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
    return out.toString();
  }
}
