package launchbot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlamelessTest {
  private static final Blameless.Names NAMES =
      Blameless.Names.of(
          List.of("Ada Okoro", "Ben Ito", "Bo Li", "Zoë Ångström", "李小龙", "Will Young"));

  @ParameterizedTest
  @CsvSource({
    // what was written, what is pointed out
    "Ada forgot the flag., Ada",
    "It was ben., ben",
    "It was started by Ada Okoro, Ada Okoro",
    "@ada pushed it, @ada",
    "<@U0ADA0001|ada> pushed it, <@U0ADA0001|ada>",
    "<@U0ADA0001> pushed it, <@U0ADA0001>",
    "ZOË saw nothing, ZOË",
    "李小龙, 李小龙",
    "Bo Li was out, Bo Li",
    "Bo was out, ''",
    "The benefit of adaptive limits, ''",
    "Write to ops@ada.example, ada",
    "It was a human error., human error",
    "HUMAN   ERROR, HUMAN   ERROR",
    "Somebody should have known, should have known",
    "That was careless, careless",
    "A carelessness-free world, carelessness",
    "The human saw an error, ''",
    "Nobody is to blame, to blame",
    "The lock was taken twice, ''",
  })
  void whatIsPointedOut(String words, String found) {
    assertThat(hints(Section.CAUSES, words).stream().map(Blameless.Hint::found))
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
  }

  @Test
  void theSentenceIsShownAndOneHintASentence() {
    assertThat(
            hints(Section.BADLY, "All was well. Ben and Ada were careless! Nobody else\nno, Ada"))
        .extracting(Blameless.Hint::sentence)
        .containsExactly("Ben and Ada were careless!", "no, Ada");
  }

  @Test
  void whereNobodyIsLookedForNothingIsPointedOut() {
    assertThat(hints(Section.WELL, "Ada noticed it")).isEmpty();
    assertThat(hints(Section.DECISIONS, "Ada rolled back")).isEmpty();
  }

  @Test
  @Timeout(5)
  void longTextsTakeNoTime() {
    String text =
        "<@".repeat(20_000) + "@".repeat(20_000) + "ada-".repeat(10_000) + "a".repeat(40_000);
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(3), () -> hints(Section.CAUSES, text));
  }

  private static List<Blameless.Hint> hints(Section section, String words) {
    Paper paper =
        Paper.of(Map.of(), List.of(new Written(section, 1, words, "", "U1", Night.BEGAN)));
    return Blameless.hints(paper, NAMES);
  }
}
