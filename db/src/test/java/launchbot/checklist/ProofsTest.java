package launchbot.checklist;

import static launchbot.checklist.Sample.GUEST;
import static launchbot.checklist.Sample.LEAD;
import static launchbot.checklist.Sample.MEMBER;
import static launchbot.checklist.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of items, by what proves them and how they stand. */
class ProofsTest {

  /** State, needs, evidence; what ticking it with a note makes of it. */
  @ParameterizedTest
  @CsvSource({
    // a person alone
    "open,   manual,                 -,                                    done",
    "vouched, manual,                -,                                    done",
    "ticked, manual,                 -,                                    done",
    "na,     manual,                 -,                                    done",
    "waived, manual,                 -,                                    done",
    "ended,  manual,                 -,                                    done",
    // a source that is not connected: by hand
    "open,   heartbeat,              -,                                    done by hand",
    "open,   smoke or-manual,        -,                                    done",
    "open,   header manual,          -,                                    done by hand",
    // connected: not by hand
    "open,   heartbeat,              heartbeat:green,                      it is proven by",
    "open,   heartbeat,              heartbeat:amber,                      it is proven by",
    "open,   heartbeat,              heartbeat:red,                        The heartbeat is red",
    "open,   smoke or-manual,        smoke:red,                            The smoke probe is red",
    "done,   restore-test,           restore-test:old,                     The restore test is too"
        + " old",
    "waived, restore-test,           restore-test:old,                     The restore test is too"
        + " old",
    "open,   heartbeat restore-test, heartbeat:green restore-test:green,   it is proven by",
    // some connected: what is not is a person's to say, as long as the rest is right
    "open,   heartbeat restore-test, restore-test:green,                   done by hand",
    "open,   heartbeat restore-test, restore-test:amber,                   done by hand",
    "open,   heartbeat restore-test, restore-test:red,                     cannot be done now",
    "open,   heartbeat restore-test, heartbeat:red,                        cannot be done now",
    // both are needed
    "open,   header manual,          header:green,                         done",
    "open,   header manual,          header:red,                           cannot be done now"
  })
  void ticking(String state, String needs, String evidence, String outcome) {
    Item item = Sample.in(state, needs);
    var verdict =
        Proofs.tick(item, " https://proof.example ", Sample.backing(item, evidence), MEMBER, NOW);
    switch (verdict) {
      case Verdict.Moved<Item>(Item next, var change) -> {
        var done = (State.Done) next.state();
        assertThat(done.byHand() ? "done by hand" : "done").isEqualTo(outcome);
        assertThat(next.hand()).isEqualTo(new Item.Hand("https://proof.example", "UBEN", NOW));
        assertThat(next.settled(NOW)).isTrue();
        assertThat(change.verb()).isEqualTo("done");
      }
      case Verdict.Refused<Item>(String why) ->
          assertThat(why).contains(outcome.replace("it is", "is")).contains("waive 12");
    }
  }

  @Test
  void noProofNoTick() {
    Item item = Sample.open("manual");
    for (String note : new String[] {null, "", "  ", "\u202E"}) {
      assertThat(why(Proofs.tick(item, note, Sample.backing(item, "-"), MEMBER, NOW)))
          .contains("What proves it?", "`/launch check done 12");
    }
    assertThat(why(Proofs.tick(item, "x".repeat(501), Sample.backing(item, "-"), MEMBER, NOW)))
        .contains("at most 500 characters");
  }

  @Test
  void guestsOnlyLook() {
    Item item = Sample.open("manual");
    Backing none = Sample.backing(item, "-");
    assertThat(why(Proofs.tick(item, "seen", none, GUEST, NOW))).contains("Guests");
    assertThat(why(Proofs.notApplicable(item, "no", GUEST, NOW))).contains("Guests");
    assertThat(why(Proofs.reopen(item, "no", none, GUEST, NOW))).contains("Guests");
    assertThat(why(Items.assign(item, "UGUS", GUEST))).contains("Guests");
    assertThat(why(Items.add(0, 3, 78, "own", "x", false, GUEST, NOW))).contains("Guests");
  }

  @ParameterizedTest
  @CsvSource({
    "open,   manual,       -,                  nothing to reopen",
    "ticked, manual,       -,                  open",
    "na,     manual,       -,                  open",
    "waived, manual,       -,                  open",
    "hand,   heartbeat,    -,                  open",
    "done,   heartbeat,    heartbeat:green,    which is green",
    "done,   heartbeat,    heartbeat:amber,    open",
    "old,    restore-test, restore-test:old,   open",
    "ticked, header manual, header:green,      open"
  })
  void reopening(String state, String needs, String evidence, String outcome) {
    Item item = Sample.in(state, needs);
    switch (Proofs.reopen(item, "it broke", Sample.backing(item, evidence), MEMBER, NOW)) {
      case Verdict.Moved<Item>(Item next, var change) -> {
        assertThat(next.state()).isEqualTo(new State.Open("it broke", NOW));
        assertThat(next.hand()).isNull();
        assertThat(change.reason()).isEqualTo("it broke");
        assertThat(outcome).isEqualTo("open");
      }
      case Verdict.Refused<Item>(String why) -> assertThat(why).contains(outcome);
    }
  }

  @Test
  void whatDoesNotApplySaysWhy() {
    Item item = Sample.in("ticked", "manual");
    Item next = next(Proofs.notApplicable(item, " no uploads here ", MEMBER, NOW));
    assertThat(next.state()).isEqualTo(new State.NotApplicable("no uploads here", "UBEN", NOW));
    assertThat(next.settled(NOW)).isTrue();
    assertThat(why(Proofs.notApplicable(item, " ", MEMBER, NOW))).contains("na 12 because");
    assertThat(why(Proofs.notApplicable(next, "again", MEMBER, NOW))).contains("already");
  }

  @Test
  void aRemovedItemTakesNothingButRestoring() {
    Item item = Sample.removed();
    Backing none = Sample.backing(item, "-");
    for (Verdict<Item> verdict :
        List.of(
            Proofs.tick(item, "seen", none, LEAD, NOW),
            Proofs.notApplicable(item, "no", LEAD, NOW),
            Proofs.reopen(item, "no", none, LEAD, NOW),
            Waivers.waive(item, Sample.TODAY, "no", java.time.ZoneOffset.UTC, LEAD, NOW),
            Waivers.grant(item, java.time.ZoneOffset.UTC, LEAD, NOW),
            Items.assign(item, "UBEN", LEAD),
            Items.due(item, Sample.TODAY, Sample.TODAY, LEAD),
            Items.require(item, false, LEAD),
            Items.reword(item, "Another", LEAD))) {
      assertThat(why(verdict)).contains("was removed", "restore 12");
    }
    assertThat(next(Items.restore(item, LEAD)).removed()).isFalse();
    assertThat(why(Items.remove(item, LEAD, NOW))).contains("removed already");
    assertThat(Reconciling.reconcile(item, none, NOW)).isEmpty();
  }

  static Item next(Verdict<Item> verdict) {
    return ((Verdict.Moved<Item>) verdict).next();
  }

  static String why(Verdict<Item> verdict) {
    return ((Verdict.Refused<Item>) verdict).why();
  }
}
