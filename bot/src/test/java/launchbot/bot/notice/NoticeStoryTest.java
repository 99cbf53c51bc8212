package launchbot.bot.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What customers are told on an evening on which nobody can pay, as team and customers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoticeStoryTest {
  private static final String OLD = "<#" + Cast.OLD_LAUNCH + "|old-launch>";

  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    sql(
        "insert into launch_role (workspace, launch, person, role, since) values"
            + " ('%s', 1, '%s', 'approver', '2026-11-01Z')".formatted(Cast.TEAM, Cast.BEN));
    sql(
        "insert into status_page (workspace, launch, slug, name, about, shown, reports, colour,"
            + " made_at) values ('%s', 1, 'shop', 'The shop', '', true, true, '#1f3a5f',"
                .formatted(Cast.TEAM)
            + " '2026-11-01Z')");
  }

  @AfterAll
  void close() {
    // All but what customers' archived channel would not take.
    assertThat(stage.sandbox().rejected())
        .filteredOn(one -> !one.error().equals("is_archived"))
        .isEmpty();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void itIsSaidWhereCustomersRead() {
    assertThat(said(stage.ada(), "customers")).contains("posted to no channel yet");
    assertThat(said(stage.ada(), "customers #launch")).contains("customers read somewhere else");
    assertThat(said(stage.ada(), "customers #support")).contains("Approved notices are posted to");
    Answer old = stage.ada().commandAsSent(Cast.LAUNCH, "/incident customers " + OLD);
    assertThat(old.shown()).contains("Approved notices are posted to");
    assertThat(said(stage.ada(), "say")).contains("No incident is open");
  }

  @Test
  @Order(2)
  void fromOpenToSentItIsTwoTapsOfTwoPeople() {
    int before = stage.shownIn(Cast.SUPPORT).size();
    incident("Avatars come from https://evil.example & <!channel> !sev2");
    JsonObject head = head(1, "Customers have heard nothing yet", "A draft is ready: notice 1");
    assertThat(said(stage.dana(), "say")).contains("Nothing about incident 1 has been approved");
    // An address is never told to customers unasked, so the draft waits for somebody's words.
    assertThat(head.toString()).doesNotContain("notice_ask");
    incident("Nobody can pay !sev1");
    head = head(2, "A draft is ready: notice 2");

    stage.ada().click(ts(head), "notice_ask");

    JsonObject card =
        reply(2, "Notice 2 · outage", "The shop is not available", "Approve and send");
    assertThat(Answer.shown(card))
        .contains("Since Thu 3 Dec, 22:1", "CET", "Nobody can pay.", "/status/shop/report");
    stage.ada().click(ts(card), "notice_approve");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "You wrote it, so somebody else approves it");
    stage.sandbox().as(Cast.GUS).click(ts(card), "notice_approve");
    stage.whispered(Cast.GUS, Cast.LAUNCH, "Guests can report and read");
    assertThat(stage.shownIn(Cast.SUPPORT)).hasSize(before);

    stage.ben().click(ts(card), "notice_approve");

    stage.seesIn(Cast.SUPPORT, "The shop is not available", "We will write again by");
    head(2, "Customers were told", "(outage); next word promised by");
    press(stage.ben(), ts(card));
    assertThat(rows("notice where state = 'approved' and not alone")).isOne();
    assertThat(rows("incident_event where kind = 'notice'")).isOne();
    assertThat(stage.shownIn(Cast.SUPPORT)).hasSize(before + 1);
  }

  @Test
  @Order(3)
  void whatDidNotArriveIsShownAndTriedAgainThereAlone() {
    clock.forward(Duration.ofSeconds(20));
    JsonObject card =
        reply(2, "Deliveries", "<#" + Cast.SUPPORT + ">: delivered", "the channel is archived");
    int before = stage.shownIn(Cast.SUPPORT).size();
    stage.ada().rooms().unarchive(Cast.OLD_LAUNCH);
    stage.ada().click(ts(card), "notice_again");
    stage.seesIn(Cast.OLD_LAUNCH, "The shop is not available");
    assertThat(stage.shownIn(Cast.SUPPORT)).hasSize(before);
    clock.forward(Duration.ofSeconds(20));
    reply(2, "<#" + Cast.OLD_LAUNCH + ">: delivered");
    assertThat(said(stage.dana(), "say 2")).contains("Notice 2, approved", "Nobody can pay.");
  }

  @Test
  @Order(4)
  void whatChangesMeanwhileIsShownAndApprovedAnew() {
    said(stage.ada(), "identified 2 pgbouncer on db-2 is full");
    JsonObject head = head(2, "A draft is ready: notice 3, outage");
    JsonObject form =
        Objects.requireNonNull(
            stage.chiyo().click(ts(head), "incident_do:notice", "outage 2").openedView());
    assertThat(Answer.shown(form))
        .contains("We have found what is wrong", "‹what customers can do meanwhile›")
        .doesNotContain("pgbouncer", "db-2");
    SubmitAnswer sent = stage.chiyo().submit(id(form), Map.of("body", "Cards fail."));
    assertThat(sent.errors()).isEmpty();
    JsonObject preview =
        stage.whispered(Cast.CHIYO, Cast.LAUNCH, "Notice 3", "Cards fail.", "As customers see it");
    stage.chiyo().click(ts(preview), "notice_ask");
    JsonObject card = reply(2, "Notice 3", "Cards fail.", "Approve and send");
    String shown = button(card, "notice_approve");

    JsonObject change =
        Objects.requireNonNull(stage.ada().click(ts(card), "notice_change").openedView());
    stage.ada().submit(id(change), Map.of("body", "Cards fail.\n\n<!channel> pay by *invoice*."));

    JsonObject anew = reply(2, "Changed since it was asked about", "is: &lt;!channel&gt; pay by");
    assertThat(button(anew, "notice_approve")).isNotEqualTo(shown);
    stage.ben().click(ts(anew), "notice_approve");
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(threads(Cast.SUPPORT)).anyMatch(one -> one.contains("Cards fail.")));
    assertThat(threads(Cast.SUPPORT))
        .anyMatch(one -> one.contains("&lt;!channel&gt;") && !one.contains("<!channel>"));
    assertThat(stage.sandbox().messages(Cast.SUPPORT).stream().map(Answer::shown))
        .noneMatch(one -> one.contains("Cards fail."));
  }

  @Test
  @Order(5)
  void whatNobodyApprovesExpires() {
    JsonObject form = form(stage.ada(), "notice rollback 2");
    stage.ada().submit(id(form), Map.of());
    JsonObject preview = stage.whispered(Cast.ADA, Cast.LAUNCH, "Notice 4", "taking back a change");
    stage.ada().click(ts(preview), "notice_ask");
    JsonObject card = reply(2, "Notice 4", "Approve and send");
    clock.forward(Duration.ofMinutes(30));
    JsonObject expired = reply(2, "Notice 4", "Nobody approved it until", "Ask again");
    assertThat(expired.toString()).doesNotContain("notice_approve");
    assertThat(ts(expired)).isEqualTo(ts(card));
    head(2, "overdue by");
    reply(2, "customers were promised the next word by");
    stage.ada().click(ts(expired), "notice_withdraw");
    reply(2, "Notice 4", "Withdrawn. Nothing of it was sent.");
  }

  @Test
  @Order(6)
  void twoWhoApproveAtOnceSendItOnce() throws Exception {
    JsonObject form = form(stage.ada(), "notice outage 2");
    stage.ada().submit(id(form), Map.of("body", "Still at it."));
    JsonObject preview = stage.whispered(Cast.ADA, Cast.LAUNCH, "Notice 5", "Still at it.");
    stage.ada().click(ts(preview), "notice_ask");
    String card = ts(reply(2, "Notice 5", "Approve and send"));
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = both.submit(() -> press(stage.ben(), card));
      var other = both.submit(() -> press(stage.chiyo(), card));
      one.get();
      other.get();
    }
    reply(2, "Notice 5", "approved by");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(threads(Cast.SUPPORT).stream().filter(m -> m.contains("Still at it.")))
                .hasSize(1));
    assertThat(rows("notice_delivery where notice = (select id from notice where number = 5)"))
        .isGreaterThanOrEqualTo(2);
    assertThat(rows("incident_event where kind = 'notice'")).isEqualTo(3);
  }

  @Test
  @Order(7)
  void whatWasWrongIsPutRightBesideIt() {
    JsonObject form = form(stage.dana(), "correct 5");
    assertThat(Answer.shown(form)).contains("Correction: ", "‹what was wrong›");
    stage.dana().submit(id(form), Map.of("headline", "We were wrong"));
    JsonObject open = stage.whispered(Cast.DANA, Cast.LAUNCH, "Fill in before anybody can approve");
    assertThat(open.toString()).doesNotContain("notice_ask");
    JsonObject again =
        Objects.requireNonNull(stage.dana().click(ts(open), "notice_change").openedView());
    stage.dana().submit(id(again), Map.of("body", "Paying by card never failed."));
    JsonObject ready = stage.whispered(Cast.DANA, Cast.LAUNCH, "Paying by card never failed.");
    stage.dana().click(ts(ready), "notice_ask");
    stage.ben().click(ts(reply(2, "Notice 6", "Approve and send")), "notice_approve");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(threads(Cast.SUPPORT))
                .anyMatch(m -> m.contains("This corrects what we wrote on Thu 3 Dec")));
  }

  @Test
  @Order(8)
  void whoIsAloneApprovesAloneAndThatStays() {
    sql("delete from launch_role where person = '%s'".formatted(Cast.BEN));
    JsonObject form = form(stage.ada(), "notice data-issue 2");
    stage.ada().submit(id(form), Map.of("body", "Two orders are missing."));
    JsonObject preview = stage.whispered(Cast.ADA, Cast.LAUNCH, "Two orders are missing.");
    stage.ada().click(ts(preview), "notice_ask");
    JsonObject card = reply(2, "Notice 7", "Approve alone", "its writer may");
    stage.ada().click(ts(card), "notice_approve");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "*Approve alone* does");
    stage.ada().click(ts(card), "notice_alone");
    reply(2, "Notice 7", "alone, since nobody else could");
    assertThat(rows("notice where alone")).isOne();
    sql(
        "insert into launch_role (workspace, launch, person, role, since) values"
            + " ('%s', 1, '%s', 'approver', '2026-11-01Z')".formatted(Cast.TEAM, Cast.BEN));
  }

  @Test
  @Order(9)
  void aDrillIsWrittenAndApprovedAndGoesNowhere() {
    int before = threads(Cast.SUPPORT).size() + stage.shownIn(Cast.SUPPORT).size();
    said(stage.ada(), "drill Nobody can log in !sev1");
    JsonObject head = head(3, "A draft is ready");
    stage.ada().click(ts(head), "notice_ask");
    JsonObject card = reply(3, "DRILL · Notice", "Approve (drill)", "it goes nowhere");
    stage.ben().click(ts(card), "notice_approve");
    reply(3, "DRILL · Notice", "Nothing was sent: drill");
    assertThat(rows("notice_delivery d join notice n on n.id = d.notice where n.drill")).isZero();
    assertThat(threads(Cast.SUPPORT).size() + stage.shownIn(Cast.SUPPORT).size()).isEqualTo(before);
    assertThat(said(stage.dana(), "say 3")).contains("DRILL", "nothing was sent");
  }

  @Test
  @Order(10)
  void theFirstNoticeIsAskedForTwiceAndWhatLastsTooLongOnce() {
    incident("Search is empty !sev2");
    clock.forward(Duration.ofMinutes(5));
    reply(4, "customers have heard nothing yet, 5 minutes after");
    clock.forward(Duration.ofMinutes(5));
    reply(4, "customers have heard nothing yet, 10 minutes after");
    clock.forward(Duration.ofMinutes(55));
    reply(4, "Is something owed to them", "a draft of it");
    clock.forward(Duration.ofMinutes(60));
    head(4, "A draft is ready");
    assertThat(count(4, "customers have heard nothing yet,")).isEqualTo(2);
    assertThat(count(4, "Is something owed to them")).isOne();
    assertThat(rows("notice where moment = 'compensation' and incident = 4")).isOne();
    said(stage.ada(), "resolve 4 a bad index");
    head(4, "fixed");
    assertThat(Answer.shown(form(stage.ada(), "notice 4")))
        .contains("The shop works again", "lasted 2 hours", "‹what happened")
        .doesNotContain("bad index");
  }

  @Test
  @Order(11)
  void aMaintenanceNeedsNoIncident() {
    assertThat(said(stage.ada(), "notice maintenance")).contains("from tomorrow 22:00 for 2h");
    assertThat(said(stage.ada(), "notice maintenance from today 00:01 for 2h"))
        .contains("That time is over");
    JsonObject form =
        form(stage.ada(), "notice maintenance from tomorrow 22:00 for 2h Search may be slow.");
    stage.ada().submit(id(form), Map.of());
    JsonObject preview =
        stage.whispered(
            Cast.ADA, Cast.LAUNCH, "Planned maintenance of The shop", "Search may be slow.");
    stage.ada().click(ts(preview), "notice_ask");
    JsonObject card =
        among(
            () -> stage.sandbox().messages(Cast.LAUNCH),
            "maintenance",
            "22:00 CET",
            "Approve and send");
    stage.ben().click(ts(card), "notice_approve");
    stage.seesIn(Cast.SUPPORT, "Planned maintenance of The shop", "Search may be slow.");
  }

  @Test
  @Order(12)
  void aTeamHasWordsOfItsOwn() {
    JsonObject form = form(stage.ada(), "template outage");
    assertThat(Answer.shown(form)).contains("{feature} is not available");
    assertThat(stage.ada().submit(id(form), Map.of("body", "Sorry.")).errors()).containsKey("body");
    SubmitAnswer saved =
        stage
            .ada()
            .submit(
                id(form),
                Map.of("headline", "{feature} is away", "body", "{since} {symptoms} {next}"));
    assertThat(saved.closed()).isTrue();
    assertThat(Answer.shown(form(stage.ada(), "template outage"))).contains("{feature} is away");
    assertThat(said(stage.ada(), "template outage default")).contains("own words again");
    assertThat(said(stage.ada(), "template outage default")).contains("already");
    assertThat(said(stage.ada(), "goodwill 90m")).contains("1 hour 30 minutes");
    assertThat(said(stage.ada(), "customers remove #support")).doesNotContain(Cast.SUPPORT);
  }

  private void incident(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
  }

  private String said(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  /** Presses it, unless the card has followed already and has no such button any more. */
  private static void press(SandboxPerson person, String card) {
    try {
      person.click(card, "notice_approve");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("notice_approve");
    }
  }

  private JsonObject form(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.openedView()).as(words + ": " + answer.shown()).isNotNull();
    return Objects.requireNonNull(answer.openedView());
  }

  private JsonObject head(int number, String... pieces) {
    return among(
        () ->
            stage.sandbox().messages(Cast.LAUNCH).stream()
                .filter(one -> Answer.shown(one).contains("Incident %d:".formatted(number)))
                .toList(),
        pieces);
  }

  private JsonObject reply(int incident, String... pieces) {
    String head = ts(head(incident));
    return among(() -> stage.sandbox().thread(Cast.LAUNCH, head), pieces);
  }

  private long count(int incident, String piece) {
    return stage.sandbox().thread(Cast.LAUNCH, ts(head(incident))).stream()
        .map(Answer::shown)
        .filter(one -> one.contains(piece))
        .count();
  }

  /** What stands under the messages of a channel. */
  private List<String> threads(String channel) {
    return stage.sandbox().messages(channel).stream()
        .flatMap(one -> stage.sandbox().thread(channel, ts(one)).stream())
        .map(Answer::shown)
        .toList();
  }

  private static String button(JsonObject message, String action) {
    var found =
        Pattern.compile("\"action_id\":\"%s\"[^}]*?\"value\":\"([^\"]*)\"".formatted(action))
            .matcher(message.toString());
    return found.find() ? found.group(1) : message.toString();
  }

  /** Waits for it; meanwhile the clock runs on, since Slack takes a message a second only. */
  private JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    return Awaitility.await(String.join(", ", pieces))
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              JsonObject found =
                  those.get().stream()
                      .filter(one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                      .findFirst()
                      .orElseGet(JsonObject::new);
              if (found.size() == 0) {
                clock.forward(Duration.ofMillis(500));
              }
              return found;
            },
            one -> one.size() > 0);
  }

  private int rows(String which) {
    return new Rows(database).count(which);
  }

  private void sql(String statement) {
    database.ledger().<Integer>upkeep(Cast.TEAM, sql -> sql.execute(statement));
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
