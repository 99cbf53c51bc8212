package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.BEFORE;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;

/** A list that goes into another workspace: what was decided stays, strangers do not. */
class HandoverTest {
  private static final String CHIYO = "U0REALCHIYO";

  @Test
  void whatWasDecidedStaysAndStrangersDoNot() {
    Entry old =
        entry(
            4,
            e -> {
              e.state = EntryState.VERIFIED;
              e.fixer = ADA;
              e.verifier = BOB;
              e.due = LATER;
              e.tags = List.of("signup");
              e.workaround = "Ask Dana";
              e.pulled = true;
              e.movedOut = 2;
            });
    var moved = into(10, old).getFirst();
    Entry now = moved.next();
    assertThat(now.number()).isEqualTo(10);
    assertThat(now.launch()).isEqualTo(7);
    assertThat(now.severity()).isEqualTo(old.severity());
    assertThat(now.state()).isEqualTo(EntryState.VERIFIED);
    assertThat(List.of(now.title(), now.impact(), now.tags(), now.pulled(), now.movedOut()))
        .isEqualTo(List.of(old.title(), old.impact(), old.tags(), true, 2));
    assertThat(now.workaround()).isEqualTo("Ask Dana");
    assertThat(now.due()).isEqualTo(LATER);
    assertThat(now.createdAt()).isEqualTo(old.createdAt());
    assertThat(now.changedAt()).isEqualTo(NOW);
    assertThat(now.owner()).isNull();
    assertThat(now.fixer()).isNull();
    assertThat(now.verifier()).isNull();
    assertThat(now.reporter()).isEqualTo(CHIYO);
    assertThat(now.version()).isOne();
    assertThat(moved.change().reason())
        .isEqualTo(
            "Brought over from the sandbox, where it was #4, reported by Bob, owned by Ada, fixed"
                + " by Ada, verified by Bob");
  }

  @Test
  void numbersFollowEachOtherAndDuplicatesFindTheirOriginal() {
    Entry first = entry(2, e -> {});
    Entry double1 =
        entry(
            5,
            e -> {
              e.state = EntryState.DUPLICATE;
              e.duplicateOf = 2L;
            });
    Entry ofAnother =
        entry(
            6,
            e -> {
              e.state = EntryState.DUPLICATE;
              e.duplicateOf = 1L;
            });
    var moved = into(1, first, double1, ofAnother);
    assertThat(moved).extracting(one -> one.next().number()).containsExactly(1L, 2L, 3L);
    assertThat(moved.get(1).next().duplicateOf()).isEqualTo(1);
    assertThat(moved.get(2).next().duplicateOf()).isNull();
    assertThat(moved.get(2).next().state())
        .as("closed all the same")
        .isEqualTo(EntryState.WONT_FIX);
  }

  @Test
  void deletedOnesStayDeleted() {
    assertThat(into(1, entry(1, e -> e.deletedAt = BEFORE)).getFirst().next().deleted()).isTrue();
  }

  @Test
  void whatNeedsAnOwnerGetsWhoeverBringsIt() {
    var open = into(1, entry(1, e -> e.severity = Severity.POST_LAUNCH)).getFirst().next();
    assertThat(open.owner()).isEqualTo(CHIYO);
    var closed =
        into(
                1,
                entry(
                    1,
                    e -> {
                      e.severity = Severity.POST_LAUNCH;
                      e.state = EntryState.WONT_FIX;
                    }))
            .getFirst()
            .next();
    assertThat(closed.owner()).isNull();
  }

  private static Entry entry(long number, Consumer<Edit> change) {
    Draft draft =
        Draft.of("Card form loses input " + number)
            .withSeverity(Severity.HIGH)
            .withImpact("A customer who mistypes a card number loses the whole form")
            .withOwner(ADA);
    Entry entry = Entries.add(new Intake.Complete(draft), number, 1, BOB, BEFORE).next();
    return Edit.of(entry, BEFORE, change);
  }

  private static List<Verdict.Moved<Entry>> into(long first, Entry... entries) {
    return new Handover(List.of(entries), "the sandbox", Map.of(ADA, "Ada", BOB, "Bob"))
        .into(7, first, CHIYO, NOW);
  }
}
