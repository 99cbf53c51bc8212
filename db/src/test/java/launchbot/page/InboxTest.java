package launchbot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.ledger.Verdict;
import launchbot.page.PageReport.Decided;
import launchbot.page.PageReport.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What visitors may report, and what becomes of it. */
class InboxTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final Decided TAKEN = new Decided(NOW, "U1", 7L, null);
  private static final Decided DISMISSED = new Decided(NOW, "U1", null, null);

  @Test
  void wordsAreWantedAndNotTooMany() {
    assertThat(Inbox.objection(" \n", "")).isPresent();
    assertThat(Inbox.objection("It hangs", "")).isEmpty();
    assertThat(Inbox.objection("😀".repeat(2_000), "x".repeat(200))).isEmpty();
    assertThat(Inbox.objection("😀".repeat(2_001), "")).isPresent();
    assertThat(Inbox.objection("It hangs", "x".repeat(201))).isPresent();
  }

  @Test
  void whatIsSaidTwiceIsKeptOnceAndAFullInboxTakesNoMore() {
    var draft = new PageReport.Draft("It hangs", "Checkout", null);
    assertThat(Inbox.keeps(draft, List.of(), 0, NOW)).isTrue();
    assertThat(Inbox.keeps(draft, List.of(), 199, NOW)).isTrue();
    assertThat(Inbox.keeps(draft, List.of(), 200, NOW)).isFalse();
    assertThat(Inbox.keeps(draft, List.of(report("It hangs", 9)), 1, NOW)).isFalse();
    assertThat(Inbox.keeps(draft, List.of(report("It hangs", 10)), 1, NOW)).isTrue();
    assertThat(Inbox.keeps(draft, List.of(report("It is slow", 1)), 1, NOW)).isTrue();
  }

  @Test
  void eachIsTakenUpOnce() {
    assertThat(Inbox.take(report(State.WAITING, null), TAKEN)).isInstanceOf(Verdict.Moved.class);
    assertThat(Inbox.take(report(State.DISMISSED, DISMISSED), TAKEN))
        .isInstanceOf(Verdict.Moved.class);
    assertThat(Inbox.dismiss(report(State.WAITING, null), DISMISSED))
        .isInstanceOf(Verdict.Moved.class);
    assertThat(Inbox.take(report(State.TAKEN, TAKEN), TAKEN))
        .isEqualTo(new Verdict.Refused<>("Report 3 is taken up already: it is #7 in triage."));
    assertThat(Inbox.dismiss(report(State.TAKEN, TAKEN), DISMISSED))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(Inbox.dismiss(report(State.DISMISSED, DISMISSED), DISMISSED))
        .isInstanceOf(Verdict.Refused.class);
  }

  private static PageReport report(String words, int minutesAgo) {
    return new PageReport(
        1,
        1,
        1,
        3,
        words,
        "Checkout",
        null,
        NOW.minus(Duration.ofMinutes(minutesAgo)),
        State.WAITING,
        null);
  }

  private static PageReport report(State state, @Nullable Decided decided) {
    return new PageReport(1, 1, 1, 3, "It hangs", null, null, NOW, state, decided);
  }
}
