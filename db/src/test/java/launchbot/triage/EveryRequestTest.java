package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_ALONE;
import static launchbot.triage.Sample.BEFORE;
import static launchbot.triage.Sample.GUEST;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.deleted;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.moved;
import static launchbot.triage.Sample.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every request: over all states, severities and what else can be set. */
class EveryRequestTest {
  private static final Instant LATER_ON = NOW.plusSeconds(60);

  @ParameterizedTest
  @EnumSource(EveryRequest.class)
  void deletedEntriesTakeNothingButRestore(EveryRequest request) {
    String answer = refusal(request.rule.answer(deleted(), ADA_ALONE));

    switch (request) {
      case RESTORE -> assertThat(answer).startsWith("moved: ");
      case DELETE -> assertThat(answer).startsWith("#12 is deleted already");
      default ->
          assertThat(answer)
              .isEqualTo("#12 was deleted: bring it back first with `/triage restore 12`.");
    }
  }

  @ParameterizedTest
  @EnumSource(EveryRequest.class)
  void guestsDecideNothing(EveryRequest request) {
    for (Entry entry : everything()) {
      assertThat(refusal(request.rule.answer(entry, GUEST)))
          .startsWith("Guests can report and read here, but cannot ");
    }
  }

  @ParameterizedTest
  @EnumSource(EveryRequest.class)
  void refusalsQuoteNothingThatWasTyped(EveryRequest request) {
    for (Entry entry : everything()) {
      Entry typed =
          Edit.of(
              entry,
              BEFORE,
              e -> {
                e.title = "typed title";
                e.impact = "typed impact";
              });
      if (request.rule.answer(typed, ADA_ALONE) instanceof Verdict.Refused<Entry> refused) {
        assertThat(refused.why()).doesNotContain("typed").endsWith(".").doesNotContain("null");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EveryRequest.class)
  void undoingItGivesTheEntryThatWas(EveryRequest request) {
    Set<EveryRequest> moved = EnumSet.noneOf(EveryRequest.class);
    for (Entry before : everything()) {
      if (request.rule.answer(before, ADA_ALONE) instanceof Verdict.Moved<Entry> done) {
        moved.add(request);
        assertThat(done.change().subject()).isEqualTo(before.subject());
        assertThat(done.next().version()).isEqualTo(before.version() + 1);
        assertThat(done.next().changedAt()).isEqualTo(NOW);

        var undone = moved(undo(done.next(), done.change()));

        assertThat(undone.next())
            .usingRecursiveComparison()
            .ignoringFields("version", "changedAt", "stateSince")
            .isEqualTo(before);
        assertThat(undone.next().version()).isEqualTo(before.version() + 2);
        assertThat(undone.change().verb()).isEqualTo("undone");
        assertThat(undone.change().fields()).isEqualTo(backwards(done.change()));
      }
    }
    assertThat(moved).as("some entry takes it").contains(request);
  }

  @Test
  void everyValueThatARuleCanChangeIsRecorded() {
    Set<String> recorded = new TreeSet<>();
    for (EveryRequest request : EveryRequest.values()) {
      for (Entry before : everything()) {
        if (request.rule.answer(before, ADA_ALONE) instanceof Verdict.Moved<Entry> done) {
          done.change().fields().forEach(field -> recorded.add(field.name()));
        }
      }
    }
    assertThat(recorded).containsAll(EntryField.ALL.stream().map(EntryField::word).toList());
  }

  private static Verdict<Entry> undo(Entry entry, Change last) {
    return Undo.undo(entry, last, ADA, false, ADA_ALONE, LATER_ON);
  }

  private static List<Change.Field> backwards(Change change) {
    return change.fields().stream()
        .filter(field -> EntryField.named(field.name()).isPresent())
        .map(field -> new Change.Field(field.name(), field.to(), field.from()))
        .toList();
  }

  /** Every state × severity × (bare | with all that can be set), and a deleted one. */
  private static List<Entry> everything() {
    List<Entry> all = new ArrayList<>();
    for (EntryState state : EntryState.values()) {
      for (Severity severity : Severity.values()) {
        all.add(Edit.of(entry(state), BEFORE, e -> e.severity = severity));
        all.add(
            Edit.of(
                entry(state),
                BEFORE,
                e -> {
                  e.severity = severity;
                  e.workaround = "Type it again";
                  e.due = LATER;
                  e.tags = List.of("forms");
                  e.pulled = !severity.inScope();
                  e.movedOut = 2;
                  e.decidedAt = BEFORE;
                  e.decidedBy = ADA;
                  e.selfVerified = state == EntryState.VERIFIED;
                }));
      }
    }
    all.add(deleted());
    return all;
  }
}
