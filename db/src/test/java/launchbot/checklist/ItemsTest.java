package launchbot.checklist;

import static launchbot.checklist.ProofsTest.next;
import static launchbot.checklist.ProofsTest.why;
import static launchbot.checklist.Sample.LEAD;
import static launchbot.checklist.Sample.MEMBER;
import static launchbot.checklist.Sample.NOW;
import static launchbot.checklist.Sample.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What teams change of their checklist, waivers, and tests of restoring. */
class ItemsTest {

  @Test
  void anItemOfTheTeamsOwn() {
    Item item = next(Items.add(0, 3, 78, "email", " The newsletter\n stops ", true, MEMBER, NOW));
    assertThat(item.key()).isEqualTo("email.own-78");
    assertThat(item.text()).isEqualTo("The newsletter stops");
    assertThat(item.needs()).isEqualTo(Needs.PERSON);
    assertThat(item.required()).isTrue();
    assertThat(why(Items.add(0, 3, 78, "emails", "x", true, MEMBER, NOW)))
        .contains("no such section", "email, handover", "own");
    assertThat(why(Items.add(0, 3, 78, "own", " ", true, MEMBER, NOW))).contains("needs a text");
    assertThat(why(Items.add(0, 3, 78, "own", "x".repeat(301), true, MEMBER, NOW)))
        .contains("at most 300", "301");
  }

  @Test
  void whatIsTheSameAlreadyIsSaidSo() {
    Item item = Sample.open("manual");
    assertThat(why(Items.require(item, true, MEMBER))).contains("required already");
    Item recommended = next(Items.require(item, false, MEMBER));
    assertThat(why(Items.require(recommended, false, MEMBER))).contains("not required");
    assertThat(why(Items.assign(item, null, MEMBER))).contains("nobody already");
    Item owned = next(Items.assign(item, "UBEN", MEMBER));
    assertThat(why(Items.assign(owned, "UBEN", MEMBER))).contains("<@UBEN> already");
    assertThat(why(Items.due(item, null, TODAY, MEMBER))).contains("no date already");
    assertThat(why(Items.due(item, TODAY.minusDays(1), TODAY, MEMBER))).contains("has passed");
    assertThat(why(Items.due(item, TODAY.plusYears(3), TODAY, MEMBER))).contains("check the year");
    assertThat(why(Items.reword(item, "A text", MEMBER))).contains("says that already");
    assertThat(why(Items.restore(item, MEMBER))).contains("on the list");
  }

  @Test
  void everyChangeIsRecordedInWords() {
    Item item = Sample.open("manual");
    var moved = (Verdict.Moved<Item>) Items.due(item, TODAY.plusDays(3), TODAY, MEMBER);
    assertThat(moved.change().subject().kind()).isEqualTo("item");
    assertThat(moved.change().subject().number()).isEqualTo(7);
    assertThat(moved.change().fields().toString()).contains("due", "2026-12-04");
    assertThat(moved.next().version()).isEqualTo(5);
  }

  /** Who asks, from which state, until how many days on; what becomes of it. */
  @ParameterizedTest
  @CsvSource({
    "lead,   open,   7,   waived",
    "lead,   open,   0,   waived",
    "lead,   open,   90,  waived",
    "lead,   open,   91,  lasts 90 days at most",
    "lead,   open,   -1,  has passed",
    "lead,   ticked, 7,   is done",
    "lead,   old,    7,   waived",
    "lead,   na,     7,   does not apply",
    "lead,   waived, 7,   waived",
    "lead,   ended,  7,   waived",
    "member, open,   7,   asked",
    "member, open,   91,  lasts 90 days at most",
    "member, waived, 7,   asked",
    "guest,  open,   7,   Guests"
  })
  void waiving(String who, String state, int days, String outcome) {
    Who asking =
        switch (who) {
          case "lead" -> LEAD;
          case "member" -> MEMBER;
          default -> Sample.GUEST;
        };
    Item item = Sample.in(state, "manual");
    var until = TODAY.plusDays(days);
    switch (Waivers.waive(item, until, "no time", ZoneOffset.UTC, asking, NOW)) {
      case Verdict.Moved<Item>(Item next, _) -> {
        if (next.asked() == null) {
          assertThat(outcome).isEqualTo("waived");
          assertThat(next.settled(NOW)).isTrue();
        } else {
          assertThat(outcome).isEqualTo("asked");
          assertThat(next.state()).isEqualTo(item.state());
          assertThat(next.asked()).isEqualTo(new Item.Asked("UBEN", "no time", until));
        }
      }
      case Verdict.Refused<Item>(String why) -> assertThat(why).contains(outcome);
    }
  }

  @Test
  void aWaiverHoldsUntilItsLastDayIsOverWhereTheLaunchIs() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu"); // there it is the 2nd already
    Item item =
        next(Waivers.waive(Sample.open("manual"), TODAY.plusDays(1), "x", kathmandu, LEAD, NOW));
    var ends = TODAY.plusDays(2).atStartOfDay(kathmandu).toInstant();
    assertThat(item.settled(ends.minusSeconds(1))).isTrue();
    assertThat(item.settled(ends)).isFalse();
    assertThat(why(Waivers.waive(Sample.open("manual"), TODAY, "x", kathmandu, LEAD, NOW)))
        .contains("has passed");
  }

  @Test
  void waivingNeedsADayAndAReason() {
    Item item = Sample.open("manual");
    assertThat(why(Waivers.waive(item, null, "x", ZoneOffset.UTC, LEAD, NOW)))
        .contains("Until when?");
    assertThat(why(Waivers.waive(item, TODAY, " ", ZoneOffset.UTC, LEAD, NOW))).contains("Why");
  }

  @Test
  void theLeadAnswersWhatWasAsked() {
    Item asked = Sample.asked("manual", TODAY.plusDays(7));
    assertThat(why(Waivers.grant(asked, ZoneOffset.UTC, MEMBER, NOW))).contains("Only the lead");
    assertThat(why(Waivers.decline(asked, MEMBER))).contains("Only the lead");
    assertThat(why(Waivers.waive(asked, TODAY, "x", ZoneOffset.UTC, MEMBER, NOW)))
        .contains("waits for the lead already");
    Item granted = next(Waivers.grant(asked, ZoneOffset.UTC, LEAD, NOW));
    assertThat(granted.settled(NOW)).isTrue();
    assertThat(granted.asked()).isNull();
    assertThat(((State.Waived) granted.state()).by()).isEqualTo("UADA");
    Item declined = next(Waivers.decline(asked, LEAD));
    assertThat(declined.state()).isEqualTo(asked.state());
    assertThat(declined.asked()).isNull();
    assertThat(why(Waivers.grant(granted, ZoneOffset.UTC, LEAD, NOW))).contains("No waiver of #12");
    Item late = Sample.asked("manual", TODAY.minusDays(1));
    assertThat(why(Waivers.grant(late, ZoneOffset.UTC, LEAD, NOW))).contains("has passed");
  }

  @Test
  void whateverIsProvenNeedsNoWaiverAnyMore() {
    Item asked = Sample.asked("manual", TODAY.plusDays(7));
    Backing none = Sample.backing(asked, "-");
    assertThat(next(Proofs.tick(asked, "seen", none, MEMBER, NOW)).asked()).isNull();
    assertThat(next(Proofs.notApplicable(asked, "no", MEMBER, NOW)).asked()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "nightly, 5,  12,   seen,  KEPT",
    "'',      5,  12,   seen,  BACKUP",
    "nightly, -1, 12,   seen,  AGE",
    "nightly, 99999999, 12, seen, AGE",
    "nightly, 5,  -3,   seen,  TOOK",
    "nightly, 5,  90000, seen, TOOK",
    "nightly, 5,  12,   ' ',   PROOF"
  })
  void aRestoreTestIsToldWhole(String backup, long hours, long minutes, String proof, String out) {
    var told =
        new RestoreTests.Told(
            "UBEN", backup, Duration.ofHours(hours), Duration.ofMinutes(minutes), true, proof);
    String answer =
        switch (RestoreTests.record(told, MEMBER, NOW)) {
          case RestoreTests.Kept(RestoreTest test) -> {
            assertThat(test.evidence().words())
                .isEqualTo("nightly, 5 hours old, was restored in 12 minutes");
            yield "KEPT";
          }
          case RestoreTests.Refused(var field, _) -> field.name();
        };
    assertThat(answer).isEqualTo(out);
  }
}
