package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import launchbot.bot.Config;
import launchbot.bot.Launchbot;
import launchbot.bot.web.Web;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two bots over one database and one Slack: a bot here, whose clock the test holds, and another in
 * a process of its own, which can be killed.
 */
class ReplicasTest {
  private static final Pattern TITLE = Pattern.compile("Finding r\\d\\d");

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(later.get());
  private final StandIn slack = StandIn.open();
  private final Homes home = Homes.fresh();
  private final Knock knock = new Knock(InstantSource.system());
  private Launchbot here;
  private BotProcess there;
  private int port;

  @BeforeEach
  void open() throws Exception {
    Map<String, String> environment = slack.environment();
    environment.put("LAUNCHBOT_HOME", home.path().resolve("shared").toString());
    environment.put("LAUNCHBOT_KEY", "the same key for both of them, 32+");
    environment.put("DATABASE_URL", MainTest.address(TestDatabase.create()));
    port = Web.freePort("127.0.0.1");
    // Both at once: they take turns at migrating.
    there = BotProcess.start(with(environment, port));
    here = Launchbot.start(Config.of(with(environment, 0)), clock);
    there.ready();
    slack.send(here.port(), port);
    assertThat(type("add Signup hangs | Nobody gets in !blocker")).contains("Saved as *#1*");
  }

  @AfterEach
  void close() {
    there.close();
    here.close();
    knock.close();
    slack.close();
    home.close();
  }

  @Test
  void whatIsSaidToOneIsKnownToBoth() {
    for (int i = 0; i < 6; i++) {
      assertThat(type("set 1 title Signup hangs for the %d. time".formatted(i))).contains("#1");
      assertThat(type("show 1")).contains("Signup hangs for the %d. time".formatted(i));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> slack.count(Cast.LAUNCH, "for the 5. time") == 1);
    assertThat(slack.shownIn(Cast.LAUNCH)).as("one message, edited by either").hasSize(1);
  }

  @Test
  void theSameRequestAtBothIsCarriedOutOnce() throws Exception {
    for (int i = 0; i < 10; i++) {
      String trigger = "trigger.both." + i;
      String words = "add Finding r%02d | Somebody is hurt !low".formatted(i);
      var one = CompletableFuture.supplyAsync(() -> send(here.port(), trigger, words));
      var other = CompletableFuture.supplyAsync(() -> send(port, trigger, words));
      assertThat(List.of(one.get(), other.get()))
          .allMatch(Knock.Answer::saved)
          .filteredOn(answer -> answer.body().contains("Saved as"))
          .as(words)
          .hasSize(1);
    }
    settled();
    assertThat(announced()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void whenOneIsKilledTheOtherCarriesOnAndNothingIsLostDoubledOrOutOfOrder() throws Exception {
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      if (i == 6) {
        there.kill();
      }
      String title = "Finding r%02d".formatted(i);
      String words = "add " + title + " | Somebody is hurt !low";
      Knock.Answer answer = send(i % 2 == 0 || i >= 6 ? here.port() : port, "trigger." + i, words);
      assertThat(answer.body()).contains("Saved as");
      saved.add(title);
    }
    Answer list = slack.ada().command(Cast.LAUNCH, "/triage list");
    if (list.error() != null) {
      list = slack.ada().command(Cast.LAUNCH, "/triage list"); // Slack asked the dead one first
    }
    assertThat(list.shown()).contains("🔵 12 low");
    Thread.sleep(1000);
    // What the dead one held in its hands is taken over when its lease has ended.
    later.set(Duration.ofSeconds(50));
    settled();
    assertThat(announced()).containsExactlyElementsOf(saved);
    System.out.println("ReplicasTest: one of two killed, 12 saved, all told once and in order");
  }

  @Test
  void aMentionIsAnsweredOnceAlthoughOneOfThemIsDead() throws Exception {
    there.kill();
    String ts = slack.ada().say(Cast.LAUNCH, "the mails are late");
    for (int i = 0; i < 2; i++) {
      slack
          .ada()
          .reply(Cast.LAUNCH, ts, "@Launchbot triage add Finding r0%d | Is slow !low".formatted(i));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            slack.sandbox().thread(Cast.LAUNCH, ts).stream()
                    .map(Answer::shown)
                    .filter(text -> text.contains("Saved as"))
                    .count()
                == 2);
    later.set(Duration.ofSeconds(50));
    settled();
    assertThat(announced()).hasSize(2).doesNotHaveDuplicates();
  }

  private static Map<String, String> with(Map<String, String> environment, int port) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("PORT", String.valueOf(port));
    return own;
  }

  private String type(String words) {
    Answer answer = slack.ada().command(Cast.LAUNCH, "/triage " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private Knock.Answer send(int to, String trigger, String words) {
    try {
      return knock.triage(to, Cast.LAUNCH, trigger, words);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void settled() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            knock.get(here.port(), "/metrics").body().contains("launchbot_outbox_waiting 0.0"));
  }

  private List<String> announced() {
    return slack.shownIn(Cast.LAUNCH).stream()
        .flatMap(text -> TITLE.matcher(text).results().limit(1).map(MatchResult::group))
        .toList();
  }
}
