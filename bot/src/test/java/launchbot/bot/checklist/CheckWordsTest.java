package launchbot.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import launchbot.bot.Awkward;
import launchbot.bot.words.Words;
import launchbot.checklist.ItemFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed behind /launch check and /launch restore-test. */
class CheckWordsTest {
  private static final String ME = "U0ADA00001";

  @Test
  void whatPeopleLookAt() {
    assertThat(read("")).isEqualTo(new Wish.Overview());
    assertThat(read("ALL")).isEqualTo(new Wish.ListOf(ItemFilter.ALL));
    assertThat(read("blocking")).isEqualTo(new Wish.ListOf(ItemFilter.BLOCKING));
    assertThat(read("by-hand")).isEqualTo(new Wish.ListOf(ItemFilter.BY_HAND));
    assertThat(read("mine")).isEqualTo(new Wish.ListOf(ItemFilter.person(ME)));
    assertThat(read("of me")).isEqualTo(new Wish.ListOf(ItemFilter.person(ME)));
    assertThat(read("of <@U0BEN00001|ben>"))
        .isEqualTo(new Wish.ListOf(ItemFilter.person("U0BEN00001")));
    assertThat(read("section Email")).isEqualTo(new Wish.ListOf(ItemFilter.requiredOf("email")));
    assertThat(read("section email all")).isEqualTo(new Wish.ListOf(ItemFilter.section("email")));
    assertThat(read("show 12")).isEqualTo(new Wish.Show(12));
    assertThat(read("history #12")).isEqualTo(new Wish.History(12));
    assertThat(read("export")).isEqualTo(new Wish.Export());
    assertThat(read("help")).isEqualTo(new Wish.Help());
  }

  @Test
  void whatPeopleChange() {
    assertThat(read("done 12 https://x.example | all fine"))
        .isInstanceOfSatisfying(
            Wish.Change.class,
            change -> {
              assertThat(change.verb()).isEqualTo("done");
              assertThat(change.number()).isEqualTo(12);
              assertThat(change.rest().text()).startsWith("https://x.example");
            });
    assertThat(read("add \"The newsletter stops\" email required"))
        .isEqualTo(new Wish.Add("The newsletter stops", "email", true));
    assertThat(read("add “The newsletter stops”"))
        .isEqualTo(new Wish.Add("The newsletter stops", "own", false));
    assertThat(read("add \"x\" !required")).isEqualTo(new Wish.Add("x", "own", true));
    assertThat(read("add The newsletter stops"))
        .isEqualTo(new Wish.AddForm("The newsletter stops"));
    assertThat(read("remove section speed")).isEqualTo(new Wish.Whole("speed", true));
    assertThat(read("restore section Speed")).isEqualTo(new Wish.Whole("speed", false));
    assertThat(read("add")).isEqualTo(new Wish.AddForm(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "done",
        "done twelve",
        "waive -1",
        "section",
        "section mail",
        "section email some",
        "remove section",
        "remove section it all",
        "of",
        "of ben",
        "all of it",
        "export csv",
        "show",
        "show 12 13",
        "add \"x\" emails",
        "add \"x\" email please",
        "xyzzy"
      })
  void whatIsNotClearIsAskedBack(String words) {
    assertThat(read(words))
        .isInstanceOfSatisfying(
            Wish.Unclear.class, unclear -> assertThat(unclear.what()).endsWith("."));
  }

  /** Nothing that changes anything comes of words that nobody had in mind. */
  @Test
  void awkwardWordsChangeNothing() {
    for (String words : Awkward.WORDS) {
      for (String first : CheckWords.VERBS) {
        assertThat(read(first + " " + words)).as(first).isInstanceOf(Wish.Unclear.class);
      }
      assertThat(read("add " + words))
          .as(words.substring(0, Math.min(40, words.length())))
          .isNotInstanceOf(Wish.Add.class);
      assertThat(read(words)).isInstanceOf(Wish.Unclear.class);
      assertThat(RestoreWords.read(Words.of(words), ME)).isInstanceOf(RestoreWords.Unclear.class);
      assertThat(RestoreWords.read(Words.of("worked " + words), ME))
          .isInstanceOf(RestoreWords.Unclear.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"12m,12", "12 minutes,12", "1 H,60", "2d,2880", "0m,0"})
  void spans(String words, long minutes) {
    assertThat(RestoreWords.span(words)).contains(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "m", "-5m", "1.5h", "a while", "12m30", "9999999m"})
  void noSpans(String words) {
    assertThat(RestoreWords.span(words)).isEmpty();
  }

  @Test
  void aRestoreTest() {
    var read =
        RestoreWords.read(
            Words.of(
                "failed backup: nightly of Tuesday age: 5h took: 12m by: <@U0BEN00001> proof: it"
                    + " stopped at 80 %"),
            ME);
    assertThat(read)
        .isInstanceOfSatisfying(
            RestoreWords.Told.class,
            told -> {
              assertThat(told.told().backup()).isEqualTo("nightly of Tuesday");
              assertThat(told.told().age()).isEqualTo(Duration.ofHours(5));
              assertThat(told.told().took()).isEqualTo(Duration.ofMinutes(12));
              assertThat(told.told().tester()).isEqualTo("U0BEN00001");
              assertThat(told.told().worked()).isFalse();
              assertThat(told.told().proof()).isEqualTo("it stopped at 80 %");
            });
    assertThat(RestoreWords.read(Words.of("worked age:5h took:12m stray"), ME))
        .isInstanceOf(RestoreWords.Unclear.class);
    assertThat(RestoreWords.read(Words.of("worked by: ben age:5h took:12m"), ME))
        .isInstanceOf(RestoreWords.Unclear.class);
  }

  private static Wish read(String words) {
    return CheckWords.read(Words.of(words), ME);
  }
}
