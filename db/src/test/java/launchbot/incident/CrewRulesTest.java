package launchbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is reminded how often, who may take which job, when the next update is due. */
class CrewRulesTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin"); // 22:10 there

  @ParameterizedTest
  @CsvSource({
    "sev1, false, chase-1 5 chase-2 10 chase-3 15 chase-lead 20",
    "sev2, false, chase-1 5 chase-2 10 chase-3 15 chase-lead 20",
    "sev3, false, chase-1 15 chase-lead 30",
    "sev1, true, chase-1 5 chase-2 10 chase-3 15",
    "sev3, true, chase-1 15",
  })
  void whoeverCouldLeadIsAskedAFewTimesThenTheLeadOnce(String sev, boolean drill, String steps) {
    Sev bad = Sev.parse(sev).orElseThrow();
    assertThat(walk(Ladder.first(bad), bad, drill)).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({"sev1", "sev2", "sev3"})
  void anUpdateIsAskedForOnceAndOnceMoreElsewhere(String sev) {
    Sev bad = Sev.parse(sev).orElseThrow();
    var due = new Ladder.Step(CrewTimer.UPDATE_DUE, bad.cadence());
    assertThat(walk(due, bad, false))
        .isEqualTo(
            "update-due %d update-late %d"
                .formatted(bad.cadence().toMinutes(), bad.cadence().toMinutes() + 5));
  }

  private static String walk(Ladder.Step first, Sev sev, boolean drill) {
    List<String> steps = new ArrayList<>();
    Duration after = Duration.ZERO;
    Optional<Ladder.Step> step = Optional.of(first);
    while (step.isPresent()) {
      after = after.plus(step.get().after());
      steps.add(step.get().what().key().replace("crew.", "") + " " + after.toMinutes());
      step = Ladder.after(step.get().what(), sev, drill);
    }
    return String.join(" ", steps);
  }

  @Test
  void aJobIsTakenGivenAndGivenBack() {
    Incident fresh = incident();
    Incident taken = moved(Claims.give(fresh, Job.COMMANDER, "UA", "UA", Role.MEMBER, NOW));
    assertThat(taken.crew().commander()).isEqualTo("UA");
    assertThat(taken.acknowledged()).isEqualTo(new Incident.Answered(NOW, "UA"));
    assertThat(refused(Claims.give(taken, Job.COMMANDER, "UA", "UA", Role.MEMBER, NOW)))
        .contains("You do already");
    assertThat(Claims.holder(taken, Job.COMMANDER, "UB", "")).contains("UA");
    assertThat(Claims.holder(taken, Job.COMMANDER, "UB", "UC")).contains("UA");
    assertThat(Claims.holder(taken, Job.COMMANDER, "UB", "UA")).isEmpty();
    assertThat(Claims.holder(taken, Job.OPERATIONS, "UB", "")).isEmpty();
    Incident handed =
        moved(Claims.give(taken, Job.COMMANDER, "UB", "UA", Role.MEMBER, NOW.plusSeconds(60)));
    assertThat(handed.crew().commander()).isEqualTo("UB");
    assertThat(handed.acknowledged()).isEqualTo(new Incident.Answered(NOW, "UA"));
    Incident free = moved(Claims.giveBack(handed, Job.COMMANDER, Role.MEMBER));
    assertThat(free.crew()).isEqualTo(Crew.NOBODY);
    assertThat(refused(Claims.giveBack(free, Job.COMMANDER, Role.MEMBER))).contains("Nobody is");
  }

  @Test
  void guestsTakeNoJobAndNobodyTakesOneOfWhatIsOver() {
    assertThat(refused(Claims.give(incident(), Job.COMMANDER, "UG", "UG", Role.GUEST, NOW)))
        .contains("Guests");
    assertThat(refused(Claims.giveBack(incident(), Job.COMMANDER, Role.GUEST))).contains("Guests");
    Incident over = incident().turned(new Status.Resolved(Resolution.FIXED, null), NOW);
    assertThat(refused(Claims.give(over, Job.COMMANDER, "UA", "UA", Role.LEAD, NOW)))
        .contains("over: reopen it first");
  }

  @Test
  void whoeverLeavesHoldsNothing() {
    Incident both = incident().with(new Crew("UA", "UB", "UA"));
    assertThat(Claims.held(both, "UA")).containsExactly(Job.COMMANDER, Job.OPERATIONS);
    assertThat(Claims.without(both, "UA").crew()).isEqualTo(new Crew(null, "UB", null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, usual",
        "'  ', usual",
        "20 min, 2026-12-03T21:30:00Z",
        "in 20 min, 2026-12-03T21:30:00Z",
        "1h, 2026-12-03T22:10:00Z",
        "24 h, 2026-12-04T21:10:00Z",
        "22:30, 2026-12-03T21:30:00Z",
        "by 22.30, 2026-12-03T21:30:00Z",
        "at 00:15, 2026-12-03T23:15:00Z", // after midnight
        "25 h, wrong",
        "2 days, wrong",
        "22:10, wrong", // now
        "21:00, wrong", // gone by
        "25:00, wrong",
        "30 s, wrong",
        "soon, wrong",
        "2026-13-01, wrong",
        "<!channel>, wrong",
        "-5 min, wrong",
      })
  void whenTheNextOneComes(@Nullable String typed, String expected) {
    String got =
        switch (Updates.next(typed, NOW, BERLIN)) {
          case Updates.Usual _ -> "usual";
          case Updates.At(Instant at) -> at.toString();
          case Updates.Wrong _ -> "wrong";
        };
    assertThat(got).isEqualTo(expected);
  }

  @Test
  void theNextOneIsDueWhenItWasSaidOrWhenThePaceSays() {
    assertThat(moved(sent("Cards are declined", null)).updateDue())
        .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    assertThat(moved(sent("Cards are declined", NOW.plusSeconds(90))).updateDue())
        .isEqualTo(NOW.plusSeconds(90));
    assertThat(refused(sent("  ", null))).contains("Say how it stands");
    assertThat(refused(sent("x".repeat(1_001), null))).contains("at most 1000");
    assertThat(refused(sent("x", NOW))).contains("within 24 hours");
    assertThat(refused(sent("x", NOW.plus(Duration.ofHours(25))))).contains("within 24 hours");
  }

  @Test
  void whatIsOverIsWaitedForNoMore() {
    Incident over = incident().turned(new Status.Resolved(Resolution.FIXED, null), NOW);
    assertThat(over.updateDue()).isNull();
    assertThat(refused(Updates.snooze(over, Duration.ofMinutes(15), Role.LEAD, NOW)))
        .contains("is over");
    Incident again = over.turned(new Status.Investigating(null), NOW.plusSeconds(60));
    assertThat(again.updateDue()).isEqualTo(NOW.plusSeconds(60).plus(Duration.ofMinutes(30)));
  }

  @Test
  void stoppedRemindersBeginAgainWithTheNextStatus() {
    Incident stopped = moved(Updates.stop(incident(), Role.MEMBER));
    assertThat(stopped.updateDue()).isNull();
    assertThat(refused(Updates.stop(stopped, Role.MEMBER))).contains("already");
    assertThat(stopped.rated(Sev.SEV1).updateDue()).isNull();
    assertThat(stopped.turned(new Status.Identified("a release"), NOW).updateDue())
        .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sev1", "sev3"})
  void anotherSeverityIsAnotherPace(String key) {
    Sev next = Sev.parse(key).orElseThrow();
    assertThat(incident().rated(next).updateDue()).isEqualTo(NOW.plus(next.cadence()));
  }

  private static Verdict<Incident> sent(String conditions, @Nullable Instant next) {
    return Updates.sent(
        incident(), new Update.Draft(conditions, null, null, next), Role.MEMBER, NOW);
  }

  private static Incident moved(Verdict<Incident> verdict) {
    return ((Verdict.Moved<Incident>) verdict).next();
  }

  private static String refused(Verdict<Incident> verdict) {
    return ((Verdict.Refused<Incident>) verdict).why();
  }

  private static Incident incident() {
    return new Incident(
        4,
        1,
        4,
        "Nobody can pay",
        Sev.SEV2,
        false,
        "C1",
        null,
        new Status.Investigating(null),
        NOW,
        Incident.Began.at(NOW),
        NOW,
        new Incident.Opened(NOW, "UA"),
        null,
        null,
        0,
        Crew.NOBODY,
        NOW.plus(Duration.ofMinutes(30)),
        1);
  }
}
