package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.BOB_OF_TWO;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.TODAY;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.moved;
import static launchbot.triage.Sample.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Entry BARE_BLOCKER =
      entry(e -> {
        e.severity = Severity.BLOCKER;
        e.owner = null;
      });

  @ParameterizedTest(name = "a blocker without owner, date and workaround ranked {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blocker     | #12 is already blocker.
          high        | #12 cannot be high yet, it needs an owner (`/triage assign 12 @somebody`) first.
          medium      | #12 cannot be medium yet, it needs a workaround (`/triage edit 12`) and a date (`/triage due 12 YYYY-MM-DD`) first.
          low         | #12 cannot be low yet, it needs a date (`/triage due 12 YYYY-MM-DD`) first.
          post-launch | #12 cannot be post-launch yet, it needs an owner (`/triage assign 12 @somebody`) and a date (`/triage due 12 YYYY-MM-DD`) first.
          """)
  void aRankMustSatisfyWhatItRequires(String to, String why) {
    assertThat(refusal(Scope.rank(BARE_BLOCKER, Severity.of(to), ADA_OF_TWO, NOW))).isEqualTo(why);
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "blocker,     high,        ranked",
    "high,        blocker,     ranked",
    "high,        medium,      moved",
    "high,        low,         moved",
    "blocker,     post-launch, moved",
    "medium,      low,         ranked",
    "medium,      high,        ranked",
    "low,         post-launch, ranked",
    "post-launch, blocker,     ranked",
  })
  void aRankOutOfScopeIsADecision(String from, String to, String verb) {
    Entry before =
        entry(e -> {
          e.severity = Severity.of(from);
          e.due = LATER;
          e.workaround = "Type it again";
        });

    Verdict.Moved<Entry> ranked = moved(Scope.rank(before, Severity.of(to), BOB_OF_TWO, NOW));

    assertThat(ranked.change().verb()).isEqualTo(verb);
    assertThat(ranked.next().severity()).isEqualTo(Severity.of(to));
    boolean decided = verb.equals("moved");
    assertThat(ranked.next().movedOut()).isEqualTo(decided ? 1 : 0);
    assertThat(ranked.next().decidedBy()).isEqualTo(decided ? BOB : null);
    assertThat(ranked.next().decidedAt()).isEqualTo(decided ? NOW : null);
  }

  @Test
  void aMoveRecordsEverythingThatItDecides() {
    Entry working = entry(EntryState.IN_PROGRESS);

    Change change =
        moved(Scope.move(working, Severity.POST_LAUNCH, LATER, BOB, TODAY, ADA_OF_TWO, NOW))
            .change();

    assertThat(change.verb()).isEqualTo("moved");
    assertThat(change.fields())
        .containsExactly(
            new Change.Field("severity", "high", "post-launch"),
            new Change.Field("owner", ADA, BOB),
            new Change.Field("due", null, "2026-12-20"),
            new Change.Field("state", "in-progress", "open"),
            new Change.Field("moved-out", null, "1"),
            new Change.Field("decided-at", null, "2026-11-12T14:30:00.123456Z"),
            new Change.Field("decided-by", null, ADA));
  }

  @ParameterizedTest(name = "moved to {0}, due {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          high | 2026-12-20 | high is inside the sprint's scope: rank it with `/triage set 12 severity high`.
          low  | -          | #12 cannot be low yet, it needs a date (`/triage due 12 YYYY-MM-DD`) first.
          low  | 2026-11-11 | 2026-11-11 is in the past: name today (2026-11-12) or a later day.
          medium | 2026-12-20 | #12 cannot be medium yet, it needs a workaround (`/triage edit 12`) first.
          """)
  void aMoveIsRefused(String to, @Nullable LocalDate due, String why) {
    Entry entry = entry(EntryState.OPEN);

    assertThat(refusal(Scope.move(entry, Severity.of(to), due, null, TODAY, ADA_OF_TWO, NOW)))
        .isEqualTo(why);
  }

  @Test
  void theBacklogNeedsAnOwner() {
    assertThat(
            refusal(
                Scope.move(
                    BARE_BLOCKER, Severity.POST_LAUNCH, LATER, null, TODAY, ADA_OF_TWO, NOW)))
        .isEqualTo(
            "#12 cannot be post-launch yet, it needs an owner (`/triage assign 12 @somebody`)"
                + " first.");
  }

  @Test
  void theSameDecisionTwiceIsNone() {
    Entry out =
        moved(Scope.move(entry(EntryState.OPEN), Severity.LOW, LATER, null, TODAY, ADA_OF_TWO, NOW))
            .next();

    assertThat(refusal(Scope.move(out, Severity.LOW, null, null, TODAY, BOB_OF_TWO, NOW)))
        .isEqualTo("#12 is out of the sprint already: low, due on 2026-12-20.");
  }

  @Test
  void whatWasMovedOutTwiceIsAlreadyDecided() {
    Entry out =
        moved(Scope.move(entry(EntryState.OPEN), Severity.LOW, LATER, null, TODAY, ADA_OF_TWO, NOW))
            .next();
    assertThat(Scope.alreadyDecided(out, BERLIN)).isEmpty();

    Entry back = moved(Scope.pull(out, true, "A customer", List.of(), ADA_OF_TWO, NOW)).next();
    Entry outAgain =
        moved(Scope.move(back, Severity.LOW, null, null, TODAY, BOB_OF_TWO, NOW)).next();

    assertThat(outAgain.pulled()).isFalse();
    assertThat(Scope.alreadyDecided(outAgain, BERLIN))
        .contains("already decided on 2026-11-12 by <@U0BOB>");
  }

  @ParameterizedTest(name = "{0} open blockers: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | no blocker is open any more
          1 | 1 blocker is still open
          3 | 3 blockers are still open
          """)
  void scopeIsCapped(int blockers, String words) {
    List<Long> open = List.of(3L, 7L, 8L).subList(0, blockers);

    assertThat(refusal(Scope.pull(entry(Severity.LOW), false, "why", open, ADA_OF_TWO, NOW)))
        .isEqualTo(
            "#12 is low, outside the sprint's scope (blocker and high), and "
                + words
                + ". If it has to come in, say so and why: `/triage pull 12 anyway because"
                + " …`.");
  }

  @Test
  void aPullKeepsTheReasonAndTheBlockersOfThatMoment() {
    var pulled =
        moved(Scope.pull(entry(Severity.LOW), true, "The press", List.of(3L, 7L), ADA_OF_TWO, NOW));

    assertThat(pulled.next().inSprint()).isTrue();
    assertThat(pulled.change().reason()).isEqualTo("The press");
    assertThat(pulled.change().fields())
        .containsExactly(
            new Change.Field("pulled", null, "yes"),
            new Change.Field("open-blockers", null, "#3 #7"));
  }

  @Test
  void aPullWantsAReasonAndSomethingToPull() {
    assertThat(refusal(Scope.pull(entry(Severity.LOW), true, " ", List.of(), ADA_OF_TWO, NOW)))
        .isEqualTo("Say why #12 has to come into the sprint: `/triage pull 12 anyway because …`.");
    assertThat(refusal(Scope.pull(entry(Severity.HIGH), true, "why", List.of(), ADA_OF_TWO, NOW)))
        .isEqualTo("#12 is high, which is in the sprint's scope already.");
    assertThat(
            refusal(
                Scope.pull(
                    entry(e -> {
                      e.severity = Severity.LOW;
                      e.pulled = true;
                    }),
                    true,
                    "why",
                    List.of(),
                    ADA_OF_TWO,
                    NOW)))
        .isEqualTo("#12 is in the sprint already.");
  }

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void closedEntriesHaveNoPlace(EntryState state) {
    Entry entry =
        entry(e -> {
          e.state = state;
          e.severity = Severity.LOW;
          e.due = LATER;
        });
    String closed = "#12 is %s: reopen it first with `/triage reopen 12`.".formatted(state.words());

    for (Verdict<Entry> verdict :
        List.of(
            Scope.rank(entry, Severity.BLOCKER, ADA_OF_TWO, NOW),
            Scope.move(entry, Severity.POST_LAUNCH, null, null, TODAY, ADA_OF_TWO, NOW),
            Scope.pull(entry, true, "why", List.of(), ADA_OF_TWO, NOW))) {
      if (state.closed()) {
        assertThat(refusal(verdict)).isEqualTo(closed);
      } else {
        assertThat(refusal(verdict)).startsWith("moved: ");
      }
    }
  }
}
