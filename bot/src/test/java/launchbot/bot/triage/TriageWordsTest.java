package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import launchbot.bot.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageWordsTest {

  /** A Friday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void readsTheWholeGrammar() {
    assertThat(
            read(
                "Card form loses input | a mistyped card number empties the form !high"
                    + " <@U1|alice> due 12 dec workaround: use the phone #Signup #web"))
        .isEqualTo(
            new DraftWords(
                "Card form loses input",
                "a mistyped card number empties the form",
                "high",
                "U1",
                LocalDate.of(2026, 12, 12),
                "use the phone",
                List.of("signup", "web"),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!b Card form\nusers leave\nworkaround: call us\ndue: fri\n<@U1>",
        "<@U1>: Card form !block, due fri | users leave | Workaround:call us",
        "due fri Card form | impact: users leave workaround: call us !blocker <@U1>",
        "“Card form” | “users leave” | workaround: “call us” !Blocker <@U1|al> due:fri",
        "Card form !blocker workaround: call us <@U1> due on Friday. | users leave --anyway",
        "Card form impact: users leave workaround: call us !block —reason=“x | y” <@U1> due 1w",
      })
  void takesTheSameInAnyOrder(String typed) {
    assertThat(read(typed).problems()).isEmpty();
    assertThat(read(typed))
        .isEqualTo(
            new DraftWords(
                "Card form",
                "users leave",
                "blocker",
                "U1",
                LocalDate.of(2026, 11, 27),
                "call us",
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "blocker, blocker",
    "block, blocker",
    "b, blocker",
    "high, high",
    "H, high",
    "medium, medium",
    "med, medium",
    "m, medium",
    "low, low",
    "l, low",
    "post-launch, post-launch",
    "postlaunch, post-launch",
    "post, post-launch",
  })
  void knowsSeveritiesByManyNames(String typed, String severity) {
    assertThat(read("Card form !" + typed).severityName()).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      quoteCharacter = '`',
      value = {
        // a mark inside quotation marks, or with another meaning, is text
        "“Remove !important” from css → “Remove !important” from css",
        "npm install --force fails → npm install --force fails",
        "Same as #12 &amp; more → Same as #12 & more",
        "The amount due is wrong → The amount due is wrong",
        "Invoices due today stay unsent due fri → Invoices due today stay unsent",
        // only the first mention owns it
        "<@U1|al> saw <@U2|bob> and <@U3> → saw @bob and U3",
        "<!channel> Login fails → @channel Login fails",
        "<@U1|al> Login of @alice fails → Login of @alice fails",
        "Login  fails, !high, again → Login  fails, again",
        "👩🏽‍💻 تسجيل الدخول معطل !high → 👩🏽‍💻 تسجيل الدخول معطل",
      })
  void leavesTheRestInTheTitle(String typed, String title) {
    assertThat(read(typed).title()).isEqualTo(title);
    assertThat(read(typed).problems()).isEmpty();
  }

  @Test
  void addsFurtherLinesToTheImpact() {
    assertThat(read("Card form | users leave | workaround: call | and complain || !high").impact())
        .isEqualTo("users leave\nand complain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      quoteCharacter = '`',
      value = {
        "`` → Say in a few words what is broken: that becomes the title.",
        "| users leave !high → Say in a few words what is broken: that becomes the title.",
        "Card !hihg → !hihg is not a severity: use !blocker, !high, !medium, !low or !post-launch,"
            + " or put it in quotes if it belongs to the text.",
        "Card !high !low → That is both !high and !low: pick one.",
        "Card due feb 30 → February has 28 days in 2027: there is no 30 February.",
        "Card due: soon → I can't read that date: try \"due fri\", \"due 12 dec\" or \"due 2w\".",
        "Card @alice, → I can't tell who @alice is: pick the person from Slack's list, or leave it"
            + " out.",
      })
  void saysWhatItCannotRead(String typed, String problem) {
    assertThat(read(typed).problems()).containsExactly(problem);
  }

  @Test
  void saysWhenSomethingIsTooLong() {
    assertThat(read("é".repeat(150) + "|" + "🙂".repeat(500)).problems()).isEmpty();
    assertThat(
            read("a".repeat(151) + "|" + "b".repeat(501) + "|workaround:" + "c".repeat(501))
                .problems())
        .containsExactly(
            "The title has 151 characters, and 150 fit: shorten it, or say the rest after a |.",
            "The impact has 501 characters, and 500 fit: shorten it.",
            "The workaround has 501 characters, and 500 fit: shorten it.");
  }

  @Test
  void namesAFewProblemsAtMost() {
    assertThat(read("Card !u !v !v !w !x !y !z @a @b").problems())
        .hasSize(5)
        .first()
        .asString()
        .startsWith("!u is not a severity");
    assertThat(read("!u !v !w !x !y !z").problems()).first().asString().startsWith("Say in a few");
  }

  /** The seed stands in the name of the test that it fails. */
  static LongStream seeds() {
    return new Random().longs(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsAnything(long seed) {
    var random = new Random(seed);
    String[] pieces = {
      " ",
      " ",
      " ",
      "|",
      "\n",
      "\"",
      "!high",
      "!x",
      "#t",
      "#1",
      "due",
      "due:",
      "fri",
      "feb 30",
      "<@U1>",
      "<@U2|b>",
      "@c",
      "workaround:",
      "impact:",
      "--anyway",
      "--x=",
      ",",
      "word",
      "ي",
      "👩🏽‍💻",
      "‘",
      "’"
    };
    for (int i = 0; i < 1_000; i++) {
      var typed = new StringBuilder();
      for (int k = random.nextInt(25); k > 0; k--) {
        typed.append(pieces[random.nextInt(pieces.length)]);
      }

      DraftWords draft = read(typed.toString());

      assertThat(draft.title().isEmpty())
          .as("%s", typed)
          .isEqualTo(draft.problems().stream().anyMatch(p -> p.startsWith("Say in a few")));
    }
  }

  private static DraftWords read(String typed) {
    return TriageWords.read(Words.of(typed), TODAY);
  }
}
