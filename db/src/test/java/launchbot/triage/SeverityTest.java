package launchbot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityTest {

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "blocker, blocker",
    "Blocking, blocker",
    "P0, blocker",
    "' high ', high",
    "major, high",
    "b, blocker",
    "block, blocker",
    "h, high",
    "m, medium",
    "l, low",
    "p, post-launch",
    "medium, medium",
    "med, medium",
    "low, low",
    "polish, low",
    "post-launch, post-launch",
    "post launch, post-launch",
    "post_launch, post-launch",
    "Post -- Launch, post-launch",
    "backlog, post-launch",
    "later, post-launch",
  })
  void isUnderstood(String words, String key) {
    assertThat(Severity.parse(words).map(Severity::key)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "urgent", "hig", "blocker high", "sev1"})
  void isNeverGuessed(String words) {
    assertThat(Severity.parse(words)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void isFoundByItsKey(Severity severity) {
    assertThat(Severity.of(severity.key())).isSameAs(severity);
    assertThat(Severity.parse(severity.key())).contains(severity);
  }

  @ParameterizedTest(name = "{0}: rank {1}, in scope {2}")
  @CsvSource({
    "blocker, 0, true",
    "high, 1, true",
    "medium, 2, false",
    "low, 3, false",
    "post-launch, 4, false",
  })
  void hasARankAndAScope(String key, int rank, boolean inScope) {
    assertThat(Severity.of(key).rank()).isEqualTo(rank);
    assertThat(Severity.of(key).inScope()).isEqualTo(inScope);
  }

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void statesAreFoundByTheirKeyToo(EntryState state) {
    assertThat(EntryState.of(state.key())).isSameAs(state);
    assertThat(EntryState.parse(state.key())).contains(state);
  }
}
