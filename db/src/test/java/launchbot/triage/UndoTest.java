package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.BOB_OF_TWO;
import static launchbot.triage.Sample.GUEST;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.moved;
import static launchbot.triage.Sample.other;
import static launchbot.triage.Sample.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;

/** When one can go back; that the way back is exact is in {@link EveryRequestTest}. */
class UndoTest {
  private static final Verdict.Moved<Entry> ASSIGNED =
      moved(Entries.assign(entry(EntryState.OPEN), BOB, ADA_OF_TWO, NOW));

  @Test
  void onlyOnesOwnLastChange() {
    Change last = ASSIGNED.change();

    assertThat(moved(Undo.undo(ASSIGNED.next(), last, ADA, false, ADA_OF_TWO, NOW)).next().owner())
        .isEqualTo(ADA);
    assertThat(refusal(Undo.undo(ASSIGNED.next(), last, ADA, false, BOB_OF_TWO, NOW)))
        .isEqualTo("Somebody else made the last change of #12: only they can undo it.");
    assertThat(refusal(Undo.undo(ASSIGNED.next(), last, ADA, true, ADA_OF_TWO, NOW)))
        .isEqualTo("#12 has changed since then: say what it is to be instead.");
    assertThat(refusal(Undo.undo(ASSIGNED.next(), last, GUEST.person(), false, GUEST, NOW)))
        .startsWith("Guests can report and read here, but cannot undo changes");
  }

  @Test
  void notWhatNoLongerStands() {
    Entry elsewhere = moved(Entries.assign(ASSIGNED.next(), "U0EVE", BOB_OF_TWO, NOW)).next();

    assertThat(refusal(Undo.undo(elsewhere, ASSIGNED.change(), ADA, false, ADA_OF_TWO, NOW)))
        .isEqualTo("#12 has changed since then: say what it is to be instead.");
  }

  @Test
  void anUndoIsNotUndone() {
    var undone = moved(Undo.undo(ASSIGNED.next(), ASSIGNED.change(), ADA, false, ADA_OF_TWO, NOW));

    assertThat(refusal(Undo.undo(undone.next(), undone.change(), ADA, false, ADA_OF_TWO, NOW)))
        .isEqualTo("The last change of #12 was an undo: say what it is to be instead.");
  }

  @Test
  void whatWasAddedIsDeletedAndCanBeRestored() {
    Draft draft = Draft.of("Nobody can pay").withSeverity(Severity.BLOCKER).withImpact("No money");
    var added = Entries.add(new Intake.Complete(draft), 12, 1, ADA, NOW);

    var undone = moved(Undo.undo(added.next(), added.change(), ADA, false, ADA_OF_TWO, NOW));

    assertThat(undone.next().deletedAt()).isEqualTo(NOW);
    assertThat(undone.next().title()).isEqualTo("Nobody can pay");
    assertThat(moved(Entries.restore(undone.next(), ADA_OF_TWO, NOW)).next().deleted()).isFalse();
  }

  @Test
  void theDatabaseKeepsLessOfAnInstantThanTheClock() {
    var gone =
        moved(Entries.delete(entry(EntryState.OPEN), ADA_OF_TWO, NOW.plus(Duration.ofNanos(999))));

    assertThat(gone.next().deletedAt()).isEqualTo(NOW);
    assertThat(gone.change().fields())
        .containsExactly(new Change.Field("deleted-at", null, NOW.toString()));
  }

  @Test
  void aChangeOfSomethingElseIsAMistakeOfOurs() {
    assertThatThrownBy(() -> Undo.undo(other(5), ASSIGNED.change(), ADA, false, ADA_OF_TWO, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
