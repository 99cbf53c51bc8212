package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import launchbot.bot.Config;
import launchbot.bot.Launchbot;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Slack is down, slow, or says one thing and does another. What people did is saved all the same,
 * and everybody hears of it once, in order, as soon as Slack can say it.
 */
@Tag("alone")
class SlackAwayTest {
  private static final Pattern TITLE = Pattern.compile("Finding s\\d\\d");

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(later.get());
  private final StandIn slack = StandIn.open(clock);
  private final Homes home = Homes.fresh();
  private final Knock knock = new Knock(clock);
  private Launchbot bot;
  private int requests;

  @BeforeEach
  void open() throws Exception {
    Map<String, String> environment = slack.environment();
    environment.put("PORT", "0");
    environment.put("LAUNCHBOT_HOME", home.path().toString());
    environment.put("DATABASE_URL", MainTest.address(TestDatabase.create()));
    bot = Launchbot.start(Config.of(environment), clock);
    slack.send(bot.port());
    add("Signup hangs");
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Signup hangs") == 1);
  }

  @AfterEach
  void close() {
    slack.sandbox().faults().clear();
    bot.close();
    knock.close();
    slack.close();
    home.close();
  }

  @Test
  void anHourWithoutSlackLosesNothingDoublesNothingAndKeepsTheOrder() throws Exception {
    slack.sandbox().faults().down();
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      saved.add(add("Finding s%02d".formatted(i)));
      pass(Duration.ofMinutes(5));
    }
    assertThat(announced()).isEmpty();
    assertThat(knock.get(bot.port(), "/health/ready").body()).contains("\"outbox\":");
    slack.sandbox().faults().clear();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          // Slack takes a message a second; nobody wants to wait for that here.
          pass(Duration.ofSeconds(5));
          return announced().size() >= saved.size();
        });
    settled();
    assertThat(announced()).containsExactlyElementsOf(saved);
    assertThat(knock.get(bot.port(), "/health/ready").status()).isEqualTo(200);
    System.out.println("SlackAwayTest: an hour down, " + saved.size() + " saved, all told once");
  }

  @Test
  void aPauseThatSlackAsksForIsKept() throws Exception {
    slack.sandbox().faults().rateLimited(Duration.ofSeconds(30), "chat.postMessage");
    add("Finding s01");
    add("Finding s02");
    Thread.sleep(1500);
    assertThat(announced()).isEmpty();
    pass(Duration.ofSeconds(20));
    Thread.sleep(700);
    assertThat(announced()).as("Retry-After is not over").isEmpty();
    pass(Duration.ofSeconds(15));
    Awaitility.await().until(() -> announced().size() == 2);
    assertThat(announced()).containsExactly("Finding s01", "Finding s02");
    assertThat(slack.sandbox().rejected()).isEmpty();
  }

  @Test
  void whatSlackDidWithoutSayingSoIsLookedUpAndNotDoneTwice() throws Exception {
    slack.sandbox().faults().timesOutAfter("chat.postMessage", Duration.ofSeconds(11), 1);
    add("Finding s01");
    add("Finding s02");
    Awaitility.await().until(() -> announced().contains("Finding s01"));
    settled();
    assertThat(announced()).containsExactly("Finding s01", "Finding s02");
  }

  @Test
  void whatBrokeInsideSlackIsTriedAgain() throws Exception {
    slack.sandbox().faults().fail("chat.postMessage", "internal_error", 2);
    add("Finding s01");
    settled();
    assertThat(announced()).containsExactly("Finding s01");
  }

  @Test
  void anArchivedChannelIsToldOnceToWhoeverWroteThere() throws Exception {
    slack.sandbox().archiveChannel(Cast.LAUNCH);
    add("Finding s01");
    add("Finding s02");
    settled();
    String direct = slack.ada().direct();
    assertThat(slack.shownIn(direct))
        .singleElement()
        .asString()
        .contains("<#" + Cast.LAUNCH + ">", "archived", "What you did is saved");
    assertThat(words("list")).contains("Finding s01", "Finding s02");
  }

  @Test
  void aSlowSlackDoesNotMakeUsSlow() throws Exception {
    slack.sandbox().faults().slow(Duration.ofMillis(2_900));
    // Ben has not been met yet, so Slack is asked who he is; Ada's answer does not wait for that.
    Answer answer = slack.sandbox().as(Cast.BEN).command(Cast.LAUNCH, "/triage list");
    assertThat(answer.error()).isNull();
    assertThat(answer.shown()).contains("Signup hangs");
    String words = "add Finding s01 | Somebody is hurt !high <@%s|ben> due tomorrow";
    Knock.Answer saved = send(words.formatted(Cast.BEN));
    assertThat(saved.after()).isLessThan(Duration.ofSeconds(3));
    assertThat(saved.body()).contains("Saved as");
  }

  @Test
  void aSlowSlackDoesNotMakeAMemberAGuest() {
    slack.sandbox().faults().slow(Duration.ofMillis(1_500));
    Answer refused = slack.sandbox().as(Cast.BEN).command(Cast.LAUNCH, "/triage assign 1 me");
    assertThat(refused.shown()).contains("who you are", "try again").doesNotContain("Guests");
    // The answer came too late for that request, but not for the next one.
    Awaitility.await()
        .until(() ->
            slack
                .sandbox()
                .as(Cast.BEN)
                .command(Cast.LAUNCH, "/triage assign 1 me")
                .shown()
                .contains("*#1*"));
  }

  @Test
  void aFormThatCannotBeOpenedInTimeIsNotBlamedOnTheDatabase() throws Exception {
    slack.sandbox().faults().slow(Duration.ofMillis(2_900));
    Knock.Answer late = send("add Finding s01 !high");
    assertThat(late.after()).isLessThan(Duration.ofSeconds(3));
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.body()).contains("took too long").doesNotContain("database");
  }

  private String add(String title) throws Exception {
    Knock.Answer answer = send("add %s | Somebody is hurt !low".formatted(title));
    assertThat(answer.body()).as(title).contains("Saved as");
    assertThat(answer.after()).isLessThan(Duration.ofSeconds(3));
    return title;
  }

  private String words(String words) throws Exception {
    return send(words).body();
  }

  private Knock.Answer send(String words) throws Exception {
    return knock.triage(bot.port(), Cast.LAUNCH, "trigger.away." + requests++, words);
  }

  /** Lets time pass for everybody, and the bot do what is due then. */
  private void pass(Duration howLong) throws InterruptedException {
    later.updateAndGet(so -> so.plus(howLong));
    Thread.sleep(250);
  }

  /** Lets time pass until nothing is left to be sent. */
  private void settled() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(25))
        .until(() -> {
          pass(Duration.ofSeconds(2));
          return knock.get(bot.port(), "/metrics").body().contains("launchbot_outbox_waiting 0.0");
        });
  }

  private List<String> announced() {
    return slack.shownIn(Cast.LAUNCH).stream()
        .flatMap(text -> TITLE.matcher(text).results().limit(1).map(MatchResult::group))
        .toList();
  }
}
