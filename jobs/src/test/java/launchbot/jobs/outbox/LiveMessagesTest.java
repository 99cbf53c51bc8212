package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import launchbot.outbox.OutboxStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one message about a subject: posted once, then edited. */
class LiveMessagesTest {
  private Office office;
  private FakeSlack slack;

  @BeforeEach
  void open() {
    office = new Office();
    slack = office.slack;
    office.live.put("entry:1", "v1");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isPostedOnceAndThenEdited() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    change("v2");
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.texts("C1")).containsExactly("v1");
    assertThat(slack.edits).containsExactly("v2");
  }

  @Test
  void newerContentReplacesWhatStillWaits() {
    office.say("T1", Office.live("C1", "entry:1"));
    change("v2");
    change("v3");
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.texts("C1")).containsExactly("v3");
    assertThat(slack.edits).isEmpty();
  }

  @Test
  void isEditedNoMoreOftenThanItsCalm() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    for (int i = 0; i < 20; i++) {
      change("v" + i);
      office.pass(Duration.ofSeconds(1));
    }
    assertThat(slack.edits).hasSize(4);
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.edits).last().isEqualTo("v19");
  }

  @Test
  void waitingForItsMomentItHoldsUpNobody() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    change("v2");
    office.say("C1", "news");
    office.courier.deliver();
    assertThat(slack.texts("C1")).containsExactly("v1", "news");
  }

  @Test
  void anEditIsNotPostedWhereNothingStands() {
    office.say("T1", Office.editOnly("C1", "entry:1"));
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.posted).isEmpty();
  }

  @Test
  void anEditIsNotPostedWhereNothingStandsAnyMore() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    office.say("T1", Office.editOnly("C1", "entry:1"));
    office
        .db
        .ledger()
        .<Boolean>upkeep(
            "T1",
            sql -> {
              OutboxStore.forgetPosted(sql, "entry:1");
              return true;
            });
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.texts("C1")).containsExactly("v1");
  }

  @Test
  void aPostIsNotLostBehindAnEditThatWaits() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    office.say("T1", Office.editOnly("C1", "entry:1"));
    office
        .db
        .ledger()
        .<Boolean>upkeep(
            "T1",
            sql -> {
              OutboxStore.forgetPosted(sql, "entry:1");
              return true;
            });
    office.live.put("entry:1", "anew");
    office.say("T1", Office.live("C1", "entry:1"));
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.texts("C1")).containsExactly("v1", "anew");
  }

  @Test
  void oneThatSomebodyDeletedIsNotPostedAgain() {
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    slack.deleted.add(slack.posted.getFirst().ts());
    change("v2");
    office.pass(Duration.ofSeconds(6));
    change("v3");
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.texts("C1")).containsExactly("v1");
    assertThat(slack.edits).isEmpty();
    assertThat(office.count("waiting")).isZero();
  }

  @Test
  void aFirstPostOfUnknownOutcomeIsLookedUpEvenWhenNewerContentCame() {
    slack.afterTaking(_ -> {
      change("v2"); // comes while the call is on its way
      return Optional.of(new Delivery.Failed("no answer", true));
    });
    office.say("T1", Office.live("C1", "entry:1"));
    office.courier.deliver();
    slack.works();
    office.pass(Duration.ofSeconds(20));
    assertThat(slack.texts("C1")).containsExactly("v1");
    assertThat(slack.edits).as("found, it is brought up to date").containsExactly("v2");
  }

  @Test
  void aSubjectThatIsNoMoreIsSaidNoMore() {
    office.live.remove("entry:1");
    office.say("T1", Office.live("C1", "entry:1"));
    office.pass(Duration.ofSeconds(6));
    assertThat(slack.posted).isEmpty();
    assertThat(office.count("sent")).isEqualTo(1);
  }

  @Test
  void aViewThatIsBrokenHoldsUpNobody() {
    office.live.put("entry:1", "broken");
    office.say("T1", Office.live("C1", "entry:1"));
    office.say("C1", "news");
    office.pass(Duration.ofSeconds(2));
    assertThat(slack.texts("C1")).containsExactly("news");
    assertThat(office.count("dead")).isEqualTo(1);
  }

  private void change(String text) {
    office.live.put("entry:1", text);
    office.say("T1", Office.live("C1", "entry:1"));
  }
}
