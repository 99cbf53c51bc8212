package launchbot.flag;

import static launchbot.flag.Switches.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may turn what alone, who has to ask, and how requests end. */
class TurningTest {
  private static final Map<String, Turning.Who> WHO =
      Map.of(
          "lead", new Turning.Who("UADA", Role.LEAD, false, false),
          "approver", new Turning.Who("UAPP", Role.MEMBER, false, true),
          "on-call", new Turning.Who("UBEN", Role.MEMBER, true, false),
          "member", new Turning.Who("UCHI", Role.MEMBER, false, false),
          "guest", new Turning.Who("UGUE", Role.GUEST, true, true));

  /** limit: may whoever is on call alone, how long, how many are off that way of at most two. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # who    | turns | allowed | for  | off | expected
          lead     | off   | false   |      | 9   | turned
          approver | off   | false   | 900  | 9   | turned
          on-call  | off   | true    |      | 0   | alone
          on-call  | off   | true    | 240  | 1   | alone
          on-call  | off   | true    | 241  | 0   | asks
          on-call  | off   | true    |      | 2   | asks
          on-call  | off   | false   |      | 0   | asks
          on-call  | on    | true    |      | 2   | alone
          on-call  | on    | false   |      | 0   | asks
          member   | off   | true    |      | 0   | asks
          member   | on    | true    |      | 0   | asks
          guest    | off   | true    |      | 0   | refused
          guest    | on    | true    |      | 0   | refused
          lead     | off   | true    | -5   | 0   | refused
          """,
      delimiter = '|')
  void whoMayTurnWhat(
      String who, String turns, boolean allowed, @Nullable Long minutes, int off, String expected) {
    boolean on = turns.equals("on");
    Flag flag = Switches.flag(!on, new Flag.Solo(allowed, Duration.ofHours(4)), null);
    Instant until = minutes == null ? null : NOW.plus(Duration.ofMinutes(minutes));
    var answer =
        Turning.decide(
            flag,
            new Turning.Wish(on, "cards fail", until),
            who(who),
            new Turning.Alone(off, 2),
            NOW);
    assertThat(
            switch (answer) {
              case Turning.Refused _ -> "refused";
              case Turning.Asks _ -> "asks";
              case Turning.Turned(Flag next, _) -> {
                assertThat(next.on()).isEqualTo(on);
                assertThat(next.turned().by()).isEqualTo(who(who).person());
                if (who.equals("on-call")) {
                  assertThat(next.turned().alone()).isEqualTo(!on);
                  assertThat(next.turned().until())
                      .isEqualTo(on ? null : until == null ? NOW.plus(Duration.ofHours(4)) : until);
                }
                yield who.equals("on-call") ? "alone" : "turned";
              }
            })
        .isEqualTo(expected);
  }

  @Test
  void offNeedsAReasonAndNothingIsTurnedTwice() {
    assertThat(decide(Switches.on(), new Turning.Wish(false, " \t", null)))
        .isInstanceOfSatisfying(
            Turning.Refused.class, no -> assertThat(no.why()).contains("Why?", "because"));
    assertThat(decide(Switches.off(), new Turning.Wish(false, "again", null)))
        .isInstanceOfSatisfying(
            Turning.Refused.class, no -> assertThat(no.why()).contains("off already"));
    assertThat(decide(Switches.on().removed(NOW), new Turning.Wish(false, "x", null)))
        .isInstanceOf(Turning.Refused.class);
  }

  @Test
  void aRequestIsAnsweredOnceBySomebodyElseInTime() {
    FlagRequest asked = request("UCHI");
    Instant late = asked.expiresAt();
    assertThat(Requests.approve(asked, Switches.on(), who("lead"), NOW))
        .isInstanceOfSatisfying(
            Requests.Approved.class,
            yes -> {
              assertThat(yes.turned().next().on()).isFalse();
              assertThat(yes.turned().next().turned().by()).isEqualTo("UADA");
              assertThat(Requests.approve(yes.next(), Switches.on(), who("lead"), NOW))
                  .isInstanceOf(Requests.Refused.class);
            });
    assertThat(Requests.approve(asked, Switches.on(), who("member"), NOW))
        .isInstanceOf(Requests.Refused.class);
    assertThat(Requests.approve(request("UADA"), Switches.on(), who("lead"), NOW))
        .isInstanceOf(Requests.Refused.class);
    assertThat(Requests.approve(asked, Switches.on(), who("lead"), late))
        .isInstanceOf(Requests.Refused.class);
    assertThat(Requests.approve(asked, Switches.off(), who("approver"), NOW))
        .isInstanceOfSatisfying(
            Requests.Ended.class,
            one -> assertThat(one.next().state()).isEqualTo(FlagRequest.State.OVERTAKEN));
    assertThat(Requests.refuse(asked, "not now", who("approver"), NOW))
        .isInstanceOfSatisfying(
            Requests.Ended.class, one -> assertThat(one.next().note()).isEqualTo("not now"));
    assertThat(Requests.expire(asked, Switches.on(), late.minusSeconds(1))).isEmpty();
    assertThat(Requests.expire(asked, Switches.on(), late))
        .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(FlagRequest.State.EXPIRED));
    assertThat(Requests.expire(asked, Switches.off(), NOW))
        .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(FlagRequest.State.OVERTAKEN));
  }

  private static Turning.Answer decide(Flag flag, Turning.Wish wish) {
    return Turning.decide(flag, wish, who("lead"), new Turning.Alone(0, 2), NOW);
  }

  private static Turning.Who who(String name) {
    return Objects.requireNonNull(WHO.get(name));
  }

  private static FlagRequest request(String by) {
    return new FlagRequest(
        1,
        3,
        7,
        1,
        false,
        "cards fail",
        null,
        by,
        NOW.minusSeconds(60),
        NOW.minusSeconds(60).plus(FlagRequest.LASTS),
        FlagRequest.State.ASKED,
        null,
        null,
        null);
  }
}
