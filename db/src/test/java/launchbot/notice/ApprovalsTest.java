package launchbot.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may approve what, while it is what was shown. */
class ApprovalsTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");
  private static final String WRITER = "U1";
  private static final Map<String, Approvals.Who> PEOPLE =
      Map.of(
          "writer", new Approvals.Who(WRITER, Role.MEMBER, false),
          "other", new Approvals.Who("U2", Role.MEMBER, false),
          "lead", new Approvals.Who("U3", Role.LEAD, false),
          "guest", new Approvals.Who("U4", Role.GUEST, false),
          "gone", new Approvals.Who("U5", Role.MEMBER, true));

  private static Approvals.Who who(String name) {
    return Objects.requireNonNull(PEOPLE.get(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # state    | who    | version | alone | others | minutes later | what is answered
          ASKED      | other  | 2       | false | U2     |  1            | APPROVED
          ASKED      | lead   | 2       | false | U2     |  1            | APPROVED
          ASKED      | writer | 2       | false | U2     |  1            | You wrote it, so somebody else approves it
          ASKED      | writer | 2       | true  | U2     |  1            | You wrote it, so somebody else approves it
          ASKED      | writer | 2       | false |        |  1            | Since nobody else can approve it
          ASKED      | writer | 2       | true  |        |  1            | ALONE
          ASKED      | other  | 2       | true  | U2     |  1            | APPROVED
          ASKED      | guest  | 2       | false | U2     |  1            | Guests can report and read
          ASKED      | gone   | 2       | false | U2     |  1            | deactivated
          ASKED      | other  | 1       | false | U2     |  1            | changed since you read it
          ASKED      | other  | 3       | false | U2     |  1            | changed since you read it
          ASKED      | other  | 2       | false | U2     | 29            | over
          ASKED      | other  | 2       | false | U2     | 30            | Nobody approved it in time
          DRAFT      | other  | 2       | false | U2     |  1            | Nobody approved it in time
          APPROVED   | other  | 2       | false | U2     |  1            | gone out already
          WITHDRAWN  | other  | 2       | false | U2     |  1            | withdrawn
          """)
  void approving(
      Notice.State state,
      String who,
      int version,
      boolean alone,
      @Nullable String others,
      int later,
      String expected) {
    Instant now = NOW.plus(Duration.ofMinutes(later));
    Verdict<Notice> verdict =
        Approvals.approve(
            notice(state, NOW.plus(Duration.ofMinutes(20))),
            version,
            who(who),
            alone,
            others == null ? List.of() : List.of(others),
            now);
    switch (verdict) {
      case Verdict.Refused<Notice>(String why) -> assertThat(why).contains(expected);
      case Verdict.Moved<Notice>(Notice next, var change) -> {
        assertThat(next.state()).isEqualTo(Notice.State.APPROVED);
        assertThat(next.approved())
            .isEqualTo(new Notice.Approved(who(who).id(), now, expected.equals("ALONE")));
        assertThat(expected).isIn("APPROVED", "ALONE");
        assertThat(change.reason() != null).isEqualTo(expected.equals("ALONE"));
      }
    }
  }

  @Test
  void askingNeedsAllThatCustomersNeedAndAPromiseThatCanBeKept() {
    Notice draft = notice(Notice.State.DRAFT, NOW.plusSeconds(600));
    Approvals.Who ben = who("other");
    assertThat(why(Approvals.ask(draft, draft.wording(), List.of("‹x›"), ben, NOW)))
        .contains("Fill in first: ‹x›");
    assertThat(why(Approvals.ask(draft, draft.wording(), List.of(), ben, NOW.plusSeconds(600))))
        .contains("a time that is over");
    assertThat(why(Approvals.ask(draft, draft.wording(), List.of(), who("guest"), NOW)))
        .contains("Guests");
    Notice asked = moved(Approvals.ask(draft, draft.wording(), List.of(), ben, NOW));
    assertThat(asked.state()).isEqualTo(Notice.State.ASKED);
    assertThat(asked.written().by()).isEqualTo(WRITER);
    assertThat(why(Approvals.ask(asked, asked.wording(), List.of(), ben, NOW)))
        .contains("asked to approve it already");
  }

  @Test
  void whoeverAsksForADraftThatWroteItselfIsItsWriter() {
    Notice itself = by(notice(Notice.State.DRAFT, null), Notice.BY_ITSELF);
    Notice asked = moved(Approvals.ask(itself, itself.wording(), List.of(), who("other"), NOW));
    assertThat(asked.written().by()).isEqualTo("U2");
    assertThat(
            why(Approvals.approve(asked, asked.version(), who("other"), false, List.of("U1"), NOW)))
        .contains("You wrote it");
  }

  @Test
  void otherWordsHaveToBeApprovedAnewAndByNobodyWhoWroteThem() {
    Notice asked = notice(Notice.State.ASKED, null);
    Notice.Wording was = asked.wording();
    var other =
        new Notice.Wording(
            was.moment(),
            new Notice.Text("Other", "Words."),
            was.shows(),
            was.components(),
            was.nextBy(),
            was.window());
    Notice changed = moved(Approvals.change(asked, other, who("other"), NOW));
    assertThat(changed.state()).isEqualTo(Notice.State.ASKED);
    assertThat(changed.version()).isEqualTo(asked.version() + 1);
    assertThat(why(Approvals.approve(changed, asked.version(), who("lead"), false, List.of(), NOW)))
        .contains("changed since you read it");
    assertThat(
            why(
                Approvals.approve(
                    changed, changed.version(), who("other"), false, List.of("U1"), NOW)))
        .contains("You wrote it");
    assertThat(why(Approvals.change(asked, was, who("other"), NOW))).contains("Nothing");
  }

  @Test
  void itExpiresOnce() {
    Notice asked = notice(Notice.State.ASKED, null);
    assertThat(Approvals.expire(asked, NOW.plus(Duration.ofMinutes(29)))).isEmpty();
    Notice expired = Approvals.expire(asked, NOW.plus(Approvals.OPEN)).orElseThrow().next();
    assertThat(expired.state()).isEqualTo(Notice.State.DRAFT);
    assertThat(Approvals.expire(expired, NOW.plus(Approvals.OPEN))).isEmpty();
  }

  private static String why(Verdict<Notice> verdict) {
    return verdict instanceof Verdict.Refused<Notice>(String why) ? why : "it was allowed";
  }

  private static Notice moved(Verdict<Notice> verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Moved.class);
    return ((Verdict.Moved<Notice>) verdict).next();
  }

  private static Notice by(Notice notice, String writer) {
    return notice.reads(notice.wording(), new Notice.Written(writer, NOW), notice.version());
  }

  private static Notice notice(Notice.State state, @Nullable Instant next) {
    return new Notice(
        7,
        1,
        3,
        4L,
        Moment.OUTAGE,
        state,
        new Notice.Text("Checkout is not available", "We are looking into it."),
        Shows.OUTAGE,
        List.of(),
        next,
        null,
        null,
        false,
        new Notice.Written(WRITER, NOW),
        new Notice.Asked(NOW, NOW.plus(Approvals.OPEN)),
        null,
        2);
  }
}
