package launchbot.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask, answer, override and take back, in which state. */
class GoCallsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final GoCalls.Who LEAD = new GoCalls.Who("U1", Role.LEAD);
  private static final GoCalls.Who BEN = new GoCalls.Who("U2", Role.MEMBER);
  private static final GoCalls.Who CHIYO = new GoCalls.Who("U3", Role.MEMBER);
  private static final GoCalls.Who DANA = new GoCalls.Who("U4", Role.MEMBER);
  private static final GoCalls.Who GUEST = new GoCalls.Who("U2", Role.GUEST);
  private static final Facts GREEN = new Facts(Readiness.Call.GO, List.of(), Map.of());
  private static final Facts RED =
      new Facts(
          Readiness.Call.NO_GO,
          List.of(
              new Reason(
                  Reason.Weight.STOPS,
                  "open-blocker",
                  "Blocker #1 is open",
                  "triage show 1",
                  null)),
          Map.of("blocker", 1));

  static Stream<Arguments> asking() {
    return Stream.of(
        Arguments.of("the lead, all green", GREEN, null, LEAD, ""),
        Arguments.of("a member", GREEN, null, BEN, "Only the lead"),
        Arguments.of("a guest", GREEN, null, GUEST, "Guests"),
        Arguments.of("no-go without a reason", RED, null, LEAD, "with a reason"),
        Arguments.of("no-go with a blank reason", RED, " \t ", LEAD, "with a reason"),
        Arguments.of("no-go with a reason", RED, "the press waits", LEAD, ""),
        Arguments.of("too long a reason", RED, "x".repeat(501), LEAD, "at most 500"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asking")
  void whoMayAsk(
      String name, Facts facts, @Nullable String reason, GoCalls.Who who, String refusal) {
    check(GoCalls.ask(Optional.empty(), false, 7, facts, List.of("U2"), reason, who, NOW), refusal);
  }

  @Test
  void oneQuestionAtATimeAndNoneAfterTheGo() {
    check(
        GoCalls.ask(Optional.of(open("U2")), false, 7, GREEN, List.of(), null, LEAD, NOW),
        "open already");
    check(
        GoCalls.ask(Optional.empty(), true, 7, GREEN, List.of(), null, LEAD, NOW), "gone already");
    for (GoCall.State state : GoCall.State.values()) {
      if (state != GoCall.State.OPEN) {
        var before = Optional.of(in(state));
        check(GoCalls.ask(before, false, 7, GREEN, List.of(), null, LEAD, NOW), "");
      }
    }
  }

  @Test
  void withoutApproversTheLeadIsAsked() {
    var call = moved(GoCalls.ask(Optional.empty(), false, 7, GREEN, List.of(), null, LEAD, NOW));
    assertThat(call.approvers()).containsExactly("U1");
    assertThat(call.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(moved(GoCalls.vote(call, true, null, LEAD, NOW)).state()).isEqualTo(GoCall.State.GO);
  }

  @Test
  void everybodyHasToSayGo() {
    var one = moved(GoCalls.vote(open("U2", "U3"), true, null, BEN, NOW));
    assertThat(one.state()).isEqualTo(GoCall.State.OPEN);
    assertThat(one.waitingFor()).containsExactly("U3");
    var both = moved(GoCalls.vote(one, true, null, CHIYO, NOW));
    assertThat(both.state()).isEqualTo(GoCall.State.GO);
    assertThat(both.ending()).isEqualTo(new GoCall.Ending("U3", NOW, null, false));
    var against = moved(GoCalls.vote(one, false, "cards fail", CHIYO, NOW));
    assertThat(against.state()).isEqualTo(GoCall.State.NO_GO);
  }

  @Test
  void whoHasAnsweredMayThinkAgainWhileOthersHaveNot() {
    var no = moved(GoCalls.vote(open("U2", "U3"), false, "cards fail", BEN, NOW));
    check(GoCalls.vote(no, false, "cards fail", BEN, NOW), "already");
    var yes = moved(GoCalls.vote(no, true, null, BEN, NOW));
    assertThat(yes.votes()).containsExactly(new Vote("U2", true, null, NOW));
    check(GoCalls.vote(yes, true, null, BEN, NOW), "said go already");
  }

  @Test
  void whoMayAnswer() {
    check(GoCalls.vote(open("U2"), true, null, DANA, NOW), "asked of <@U2>");
    check(GoCalls.vote(open("U2"), true, null, LEAD, NOW), "asked of <@U2>");
    check(GoCalls.vote(open("U2"), true, null, GUEST, NOW), "Guests");
    check(GoCalls.vote(open("U2"), false, " ", BEN, NOW), "needs a reason");
    check(GoCalls.vote(open("U2"), false, "y".repeat(501), BEN, NOW), "at most 500");
  }

  @Test
  void theLeadMayGoWithoutTheApproversButSaysWhy() {
    check(GoCalls.override(open("U2"), null, LEAD, NOW), "needs a reason");
    check(GoCalls.override(open("U2"), "now", BEN, NOW), "Only the lead");
    var went = moved(GoCalls.override(open("U2"), " the press  waits ", LEAD, NOW));
    assertThat(went.state()).isEqualTo(GoCall.State.GO);
    assertThat(went.ending()).isEqualTo(new GoCall.Ending("U1", NOW, "the press waits", true));
  }

  @Test
  void theLeadMayTakeItBack() {
    check(GoCalls.withdraw(open("U2"), BEN, NOW), "Only the lead");
    assertThat(moved(GoCalls.withdraw(open("U2"), LEAD, NOW)).state())
        .isEqualTo(GoCall.State.WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource(value = GoCall.State.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void itIsAnsweredOnce(GoCall.State state) {
    GoCall over = in(state);
    for (var verdict :
        List.of(
            GoCalls.vote(over, true, null, BEN, NOW),
            GoCalls.override(over, "now", LEAD, NOW),
            GoCalls.withdraw(over, LEAD, NOW),
            GoCalls.expire(over, NOW.plus(Duration.ofDays(2))))) {
      assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void afterADayNobodyAnswersItAnyMore() {
    GoCall open = open("U2");
    Instant justBefore = NOW.plus(Duration.ofHours(24)).minusMillis(1);
    check(GoCalls.vote(open, true, null, BEN, justBefore), "");
    check(GoCalls.expire(open, justBefore), "not over");
    Instant over = NOW.plus(Duration.ofHours(24));
    check(GoCalls.vote(open, true, null, BEN, over), "more than a day ago");
    check(GoCalls.override(open, "now", LEAD, over), "more than a day ago");
    check(GoCalls.withdraw(open, LEAD, over), "more than a day ago");
    assertThat(moved(GoCalls.expire(open, over)).state()).isEqualTo(GoCall.State.EXPIRED);
  }

  private static GoCall open(String... approvers) {
    return call(GoCall.State.OPEN, approvers);
  }

  private static GoCall in(GoCall.State state) {
    return call(state, "U2");
  }

  private static GoCall call(GoCall.State state, String... approvers) {
    GoCall.Ending ending =
        state == GoCall.State.OPEN ? null : new GoCall.Ending("U1", NOW, null, false);
    return new GoCall(
        3,
        7,
        state,
        GREEN,
        null,
        "U1",
        NOW,
        NOW.plus(GoCalls.LASTS),
        List.of(approvers),
        List.of(),
        ending,
        1);
  }

  private static GoCall moved(Verdict<GoCall> verdict) {
    return ((Verdict.Moved<GoCall>) verdict).next();
  }

  /**
   * @param refusal a piece of it; empty: it moves
   */
  private static void check(Verdict<GoCall> verdict, String refusal) {
    if (refusal.isEmpty()) {
      assertThat(verdict).isInstanceOf(Verdict.Moved.class);
    } else {
      assertThat(verdict).isInstanceOf(Verdict.Refused.class);
      assertThat(((Verdict.Refused<GoCall>) verdict).why()).contains(refusal);
    }
  }
}
