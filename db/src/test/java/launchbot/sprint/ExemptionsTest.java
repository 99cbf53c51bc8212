package launchbot.sprint;

import static launchbot.sprint.Now.MONDAY;
import static launchbot.sprint.Now.asking;
import static launchbot.sprint.Now.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemptionsTest {
  private static final Freeze ON = new Freeze.On(MONDAY, 2, 5, MONDAY.plusDays(4), false);
  private static final Asking LEAD = asking("U1", Role.LEAD, "2026-11-24T15:00");
  private static final Asking BEN = asking("U2", Role.MEMBER, "2026-11-24T15:00");

  @Test
  void itIsAskedForWithAReason() {
    assertThat(ask(ON, "hotfix for login", "nobody gets in", null, BEN)).isNull();
    assertThat(ask(ON, "hotfix for login", "nobody gets in", MONDAY.plusDays(1), BEN)).isNull();
    assertThat(ask(ON, "hotfix for login", "nobody gets in", MONDAY.plusDays(15), BEN)).isNull();
    assertThat(ask(new Freeze.Ahead(MONDAY), "hotfix", "nobody gets in", null, BEN)).isNull();
  }

  @Test
  void whatSpeaksAgainstAskingIsSaid() {
    assertThat(ask(ON, " ", "nobody gets in", null, BEN)).contains("Say what has to be changed");
    assertThat(ask(ON, "hotfix", " ", null, BEN)).contains("because");
    assertThat(ask(ON, "hotfix", null, null, BEN)).contains("because");
    assertThat(ask(ON, "x".repeat(151), "why", null, BEN)).contains("150 characters");
    assertThat(ask(ON, "hotfix", "y".repeat(501), null, BEN)).contains("500 characters");
    assertThat(ask(ON, "hotfix", "why", MONDAY, BEN)).contains("has passed");
    assertThat(ask(ON, "hotfix", "why", MONDAY.plusDays(16), BEN)).contains("14 days at most");
    assertThat(ask(new Freeze.Never(), "hotfix", "why", null, BEN)).contains("Nothing is frozen");
    assertThat(ask(new Freeze.Lifted(at("2026-11-24T10:00"), true), "hotfix", "why", null, BEN))
        .contains("ended with the go");
    assertThat(ask(ON, "hotfix", "why", null, asking("U3", Role.GUEST, "2026-11-24T15:00")))
        .contains("Guests");
  }

  @Test
  void theSameIsNotAskedForTwice() {
    assertThat(Exemptions.objection(ON, "Hotfix for LOGIN", "why", null, List.of(asked(null)), BEN))
        .hasValueSatisfying(why -> assertThat(why).contains("Exception 4 asks for that already"));
    assertThat(
            Exemptions.objection(
                ON, "hotfix for login", "why", null, List.of(granted("2026-11-24")), BEN))
        .hasValueSatisfying(why -> assertThat(why).contains("Exception 4 allows that already"));
    assertThat(
            Exemptions.objection(
                ON, "hotfix for login", "why", null, List.of(granted("2026-11-23")), BEN))
        .isEmpty();
    List<Exemption> many =
        IntStream.range(0, Exemptions.MOST_ASKED)
            .mapToObj(i ->
                new Exemption(
                    i,
                    7,
                    i,
                    "thing " + i,
                    "why",
                    "U2",
                    BEN.at(),
                    null,
                    Exemption.State.ASKED,
                    null,
                    null,
                    null))
            .toList();
    assertThat(Exemptions.objection(ON, "one more", "why", null, many, BEN))
        .hasValueSatisfying(why -> assertThat(why).contains("wait for the lead"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T15:00, , 2026-11-25", // the end of the next working day
    "2026-11-27T15:00, , 2026-11-30",
    "2026-11-24T15:00, 2026-11-27, 2026-11-27"
  })
  void theLeadGrantsItUntilItsEnd(String when, @Nullable LocalDate named, LocalDate through) {
    var moved =
        (Verdict.Moved<Exemption>)
            Exemptions.grant(asked(named), ON, asking("U1", Role.LEAD, when));
    assertThat(moved.next().state()).isEqualTo(Exemption.State.GRANTED);
    assertThat(moved.next().through()).isEqualTo(through);
    assertThat(moved.next().decidedBy()).isEqualTo("U1");
    assertThat(moved.next().holds(through)).isTrue();
    assertThat(moved.next().holds(through.plusDays(1))).isFalse();
  }

  @Test
  void theLeadRefusesIt() {
    var moved = (Verdict.Moved<Exemption>) Exemptions.refuse(asked(null), "it waits", ON, LEAD);
    assertThat(moved.next().state()).isEqualTo(Exemption.State.REFUSED);
    assertThat(moved.change().reason()).isEqualTo("it waits");
    assertThat(moved.next().holds(MONDAY)).isFalse();
  }

  @Test
  void aDecisionIsTheLeadsAndFinal() {
    assertThat(why(Exemptions.grant(asked(null), ON, BEN))).contains("Only the lead");
    assertThat(why(Exemptions.refuse(asked(null), null, ON, BEN))).contains("Only the lead");
    assertThat(why(Exemptions.refuse(granted("2026-11-25"), null, ON, LEAD)))
        .contains("was granted already", "<@U1>");
    assertThat(why(Exemptions.grant(asked(MONDAY), ON, LEAD))).contains("asked for anew");
    assertThat(
            why(
                Exemptions.grant(
                    asked(null), new Freeze.Lifted(at("2026-11-24T10:00"), false), LEAD)))
        .contains("was stopped");
  }

  @ParameterizedTest
  @CsvSource({
    "4, true",
    "#4, true",
    "5, false",
    "hotfix for login, true",
    "' Hotfix  for Login ', true",
    "Fix login (exception 4), true",
    "fix-login-exception-4, true",
    "exception #4: fix, true",
    "exception 44, false",
    "a hotfix for login and more, false",
    "'', false"
  })
  void aChangeNamesOneThatIsInForce(String change, boolean found) {
    assertThat(
            Exemptions.naming(change, List.of(granted("2026-11-24")), LocalDate.parse("2026-11-24"))
                .isPresent())
        .isEqualTo(found);
    assertThat(Exemptions.naming(change, List.of(granted("2026-11-24")), MONDAY.plusDays(2)))
        .isEmpty();
    assertThat(Exemptions.naming(change, List.of(asked(null)), MONDAY)).isEmpty();
  }

  private static @Nullable String ask(
      Freeze freeze,
      String what,
      @Nullable String reason,
      @Nullable LocalDate through,
      Asking who) {
    return Exemptions.objection(freeze, what, reason, through, List.of(), who).orElse(null);
  }

  private static Exemption asked(@Nullable LocalDate through) {
    return new Exemption(
        9,
        7,
        4,
        "hotfix for login",
        "nobody gets in",
        "U2",
        at("2026-11-23T10:00"),
        through,
        Exemption.State.ASKED,
        null,
        null,
        null);
  }

  private static Exemption granted(String through) {
    return new Exemption(
        9,
        7,
        4,
        "hotfix for login",
        "nobody gets in",
        "U2",
        at("2026-11-23T10:00"),
        LocalDate.parse(through),
        Exemption.State.GRANTED,
        "U1",
        at("2026-11-23T11:00"),
        null);
  }

  private static String why(Verdict<Exemption> verdict) {
    return ((Verdict.Refused<Exemption>) verdict).why();
  }
}
