package launchbot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "PT-5M,      just now",
    "PT0S,       just now",
    "PT59.999S,  just now",
    "PT1M,       1 min",
    "PT59M59S,   59 min",
    "PT1H,       1 h",
    "PT23H59M,   23 h",
    "P1D,        1 d",
    "P3DT20H,    3 d",
    "P400D,      400 d",
  })
  void inWords(Duration age, String words) {
    assertThat(Age.words(Sample.NOW.minus(age), Sample.NOW)).isEqualTo(words);
  }
}
