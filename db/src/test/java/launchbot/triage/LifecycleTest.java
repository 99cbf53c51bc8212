package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.BOB_OF_TWO;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.other;
import static org.assertj.core.api.Assertions.assertThat;

import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state × every step. */
class LifecycleTest {

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open        | START     | in-progress
          open        | FIX       | fixed
          open        | VERIFY    | #12 is open: mark it fixed first with `/triage fix 12`.
          open        | WONT_FIX  | wont-fix
          open        | DUPLICATE | duplicate
          open        | REOPEN    | #12 is open already.
          in-progress | START     | #12 is in progress already.
          in-progress | FIX       | fixed
          in-progress | VERIFY    | #12 is in progress: mark it fixed first with `/triage fix 12`.
          in-progress | WONT_FIX  | wont-fix
          in-progress | DUPLICATE | duplicate
          in-progress | REOPEN    | #12 is in progress, so there is nothing to reopen.
          fixed       | START     | #12 is fixed: reopen it first with `/triage reopen 12`.
          fixed       | FIX       | #12 is fixed already: verify it with `/triage verify 12`.
          fixed       | VERIFY    | verified
          fixed       | WONT_FIX  | #12 is fixed: reopen it first with `/triage reopen 12`.
          fixed       | DUPLICATE | #12 is fixed: reopen it first with `/triage reopen 12`.
          fixed       | REOPEN    | open
          verified    | START     | #12 is verified: reopen it first with `/triage reopen 12`.
          verified    | FIX       | #12 is verified: reopen it first with `/triage reopen 12`.
          verified    | VERIFY    | #12 is verified already.
          verified    | WONT_FIX  | #12 is verified: reopen it first with `/triage reopen 12`.
          verified    | DUPLICATE | #12 is verified: reopen it first with `/triage reopen 12`.
          verified    | REOPEN    | open
          wont-fix    | START     | #12 is closed as won't fix: reopen it first with `/triage reopen 12`.
          wont-fix    | FIX       | #12 is closed as won't fix: reopen it first with `/triage reopen 12`.
          wont-fix    | VERIFY    | #12 is closed as won't fix: reopen it first with `/triage reopen 12`.
          wont-fix    | WONT_FIX  | #12 is closed as won't fix already.
          wont-fix    | DUPLICATE | #12 is closed as won't fix: reopen it first with `/triage reopen 12`.
          wont-fix    | REOPEN    | open
          duplicate   | START     | #12 is a duplicate of #5: go on there, or reopen this one with `/triage reopen 12`.
          duplicate   | FIX       | #12 is a duplicate of #5: go on there, or reopen this one with `/triage reopen 12`.
          duplicate   | VERIFY    | #12 is a duplicate of #5: go on there, or reopen this one with `/triage reopen 12`.
          duplicate   | WONT_FIX  | #12 is a duplicate of #5: go on there, or reopen this one with `/triage reopen 12`.
          duplicate   | DUPLICATE | #12 is a duplicate of #5: go on there, or reopen this one with `/triage reopen 12`.
          duplicate   | REOPEN    | open
          """)
  void leads(String state, Step step, String expected) {
    Entry entry = entry(EntryState.of(state));

    String answer =
        switch (take(step, entry)) {
          case Verdict.Moved<Entry> moved -> moved.next().state().key();
          case Verdict.Refused<Entry> refused -> refused.why();
        };

    assertThat(answer).isEqualTo(expected);
  }

  @Test
  void aStepStartsTheClockOfItsStateAndCounts() {
    Entry before = entry(EntryState.OPEN);

    Entry after = Sample.moved(take(Step.FIX, before)).next();

    assertThat(after.stateSince()).isEqualTo(NOW);
    assertThat(after.changedAt()).isEqualTo(NOW);
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.owner()).isEqualTo(ADA);
  }

  private static Verdict<Entry> take(Step step, Entry entry) {
    return switch (step) {
      case START -> Steps.start(entry, true, BOB_OF_TWO, NOW);
      case FIX -> Steps.fix(entry, BOB_OF_TWO, NOW);
      case VERIFY -> Steps.verify(entry, BOB_OF_TWO, NOW);
      case WONT_FIX -> Steps.wontFix(entry, "Nobody uses it", BOB_OF_TWO, NOW);
      case DUPLICATE -> Steps.duplicate(entry, other(5), BOB_OF_TWO, NOW);
      case REOPEN -> Steps.reopen(entry, BOB_OF_TWO, NOW);
    };
  }
}
