package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_ALONE;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.BOB_OF_TWO;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.moved;
import static launchbot.triage.Sample.other;
import static launchbot.triage.Sample.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {

  @ParameterizedTest(name = "{0}, pulled {1}, capped {2}: starts {3}")
  @CsvSource({
    "blocker,     false, true,  true",
    "high,        false, true,  true",
    "medium,      false, true,  false",
    "medium,      true,  true,  true",
    "medium,      false, false, true",
    "low,         false, true,  false",
    "post-launch, false, true,  false",
    "post-launch, true,  true,  true",
  })
  void startsOnlyWhatTheSprintWorksOn(
      String severity, boolean pulled, boolean capped, boolean starts) {
    Entry entry =
        entry(e -> {
          e.severity = Severity.of(severity);
          e.pulled = pulled;
        });

    String answer = refusal(Steps.start(entry, capped, ADA_OF_TWO, NOW));

    if (starts) {
      assertThat(answer).startsWith("moved: ");
    } else {
      assertThat(answer)
          .isEqualTo(
              "#12 is "
                  + severity
                  + ", outside the sprint's scope (blocker and high). If it cannot wait, pull it in"
                  + " with `/triage pull 12 anyway because …`.");
    }
  }

  @Test
  void whoeverStartsWhatNobodyOwnsOwnsIt() {
    Entry unowned = entry(e -> e.owner = null);

    assertThat(moved(Steps.start(unowned, true, BOB_OF_TWO, NOW)).next().owner()).isEqualTo(BOB);
    assertThat(moved(Steps.start(entry(EntryState.OPEN), true, BOB_OF_TWO, NOW)).next().owner())
        .isEqualTo(ADA);
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void aFixIsAFactOutOfScopeToo(Severity severity) {
    Entry next = moved(Steps.fix(entry(severity), ADA_OF_TWO, NOW)).next();

    assertThat(next.fixer()).isEqualTo(ADA);
    assertThat(next.state()).isEqualTo(EntryState.FIXED);
  }

  @Test
  void somebodyElseVerifies() {
    var verified = moved(Steps.verify(entry(EntryState.FIXED), BOB_OF_TWO, NOW));

    assertThat(verified.next().verifier()).isEqualTo(BOB);
    assertThat(verified.next().selfVerified()).isFalse();
    assertThat(verified.change().verb()).isEqualTo("verified");
    assertThat(refusal(Steps.verify(entry(EntryState.FIXED), ADA_OF_TWO, NOW)))
        .isEqualTo("You fixed #12 yourself: somebody else of the team has to verify it.");
  }

  @Test
  void aloneOneVerifiesOneselfAndItIsLabelled() {
    var verified = moved(Steps.verify(entry(EntryState.FIXED), ADA_ALONE, NOW));

    assertThat(verified.next().selfVerified()).isTrue();
    assertThat(verified.change())
        .isEqualTo(
            new Change(
                "self-verified",
                new Subject("entry", 12),
                List.of(
                    new Change.Field("state", "fixed", "verified"),
                    new Change.Field("verifier", null, ADA),
                    new Change.Field("self-verified", null, "yes")),
                null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void wontFixWantsAReason(@Nullable String reason) {
    assertThat(refusal(Steps.wontFix(entry(EntryState.OPEN), reason, ADA_OF_TWO, NOW)))
        .isEqualTo("Say why #12 will not be fixed: `/triage wontfix 12 because …`.");
  }

  @Test
  void aReasonIsKeptAndNotTooLong() {
    Entry entry = entry(EntryState.OPEN);

    assertThat(moved(Steps.wontFix(entry, " Nobody\nuses it ", ADA_OF_TWO, NOW)).change().reason())
        .isEqualTo("Nobody uses it");
    assertThat(refusal(Steps.wontFix(entry, "x".repeat(501), ADA_OF_TWO, NOW)))
        .isEqualTo("A reason has at most 500 characters; this one has 501.");
  }

  @Test
  void aDuplicateIsOfAnEntryThatStandsForItself() {
    Entry entry = entry(EntryState.OPEN);
    Entry five = other(5);

    assertThat(moved(Steps.duplicate(entry, five, ADA_OF_TWO, NOW)).next().duplicateOf())
        .isEqualTo(5);
    assertThat(refusal(Steps.duplicate(entry, entry, ADA_OF_TWO, NOW)))
        .isEqualTo("#12 cannot be a duplicate of itself.");
    assertThat(refusal(Steps.duplicate(entry, gone(five), ADA_OF_TWO, NOW)))
        .isEqualTo(
            "#5 was deleted: bring it back first with `/triage restore 5`, or name another.");
    assertThat(refusal(Steps.duplicate(entry, duplicateOf(12, five), ADA_OF_TWO, NOW)))
        .isEqualTo("#5 is a duplicate of #12 itself.");
    assertThat(refusal(Steps.duplicate(entry, duplicateOf(7, five), ADA_OF_TWO, NOW)))
        .isEqualTo("#5 is a duplicate itself: name #7 instead.");
  }

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void reopeningForgetsWhoClosedIt(EntryState state) {
    if (!state.closed()) {
      return;
    }
    Entry next = moved(Steps.reopen(entry(state), BOB_OF_TWO, NOW)).next();

    assertThat(next.state()).isEqualTo(EntryState.OPEN);
    assertThat(next.fixer()).isNull();
    assertThat(next.verifier()).isNull();
    assertThat(next.selfVerified()).isFalse();
    assertThat(next.duplicateOf()).isNull();
  }

  private static Entry gone(Entry entry) {
    return moved(Entries.delete(entry, ADA_OF_TWO, NOW)).next();
  }

  private static Entry duplicateOf(long number, Entry entry) {
    return moved(Steps.duplicate(entry, other(number), ADA_OF_TWO, NOW)).next();
  }
}
