package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import launchbot.bot.Config;
import launchbot.bot.Launchbot;
import launchbot.bot.web.Web;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * While PostgreSQL is away everybody is told so, within Slack's three seconds, and nothing that was
 * typed is lost; when it is back, everything works again without a restart.
 */
@Tag("alone")
class DatabaseAwayTest {
  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);

  private final StandIn slack = StandIn.open();
  private final Homes home = Homes.fresh();
  private CutWire wire;
  private Launchbot bot;
  private final Knock knock = new Knock(InstantSource.system());

  @BeforeEach
  void open() {
    DatabaseUrl url = TestDatabase.create();
    String port = url.jdbc().replaceAll(".*:(\\d+)/.*", "$1");
    wire = new CutWire(Integer.parseInt(port));
    Map<String, String> environment = slack.environment();
    environment.put("PORT", "0");
    environment.put("LAUNCHBOT_HOME", home.path().toString());
    environment.put(
        "DATABASE_URL", MainTest.address(url).replace(":" + port + "/", ":" + wire.port() + "/"));
    bot = Launchbot.start(Config.of(environment), InstantSource.system());
    slack.send(bot.port());
    assertThat(type("add Signup hangs | Nobody gets in !blocker")).contains("Saved as *#1*");
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Signup hangs") == 1);
  }

  @AfterEach
  void close() {
    wire.mend();
    bot.close();
    wire.close();
    knock.close();
    slack.close();
    home.close();
  }

  @Test
  void aCommandIsToldThatItWasNotSavedAndWorksAgainAfterwards() throws Exception {
    wire.cut();
    for (int i = 0; i < 3; i++) {
      assertThat(inTime(() -> type("add Logo is blurred | Looks cheap !low")))
          .contains("Not saved")
          .doesNotContain("Saved as");
      assertThat(inTime(() -> type("list"))).contains("Not saved");
    }
    wire.mend();
    Awaitility.await().until(this::ready);
    assertThat(type("add Logo is blurred | Looks cheap !low")).contains("Saved as *#2*");
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Logo is blurred") == 1);
    assertThat(slack.count(Cast.LAUNCH, "*#1*")).isEqualTo(1);
  }

  @Test
  void healthSaysWhichPartIsMissing() throws Exception {
    assertThat(knock.get(bot.port(), "/health/ready").status()).isEqualTo(200);
    wire.cut();
    var ready = knock.get(bot.port(), "/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains("\"database\":");
    assertThat(ready.after()).isLessThan(SLACKS_PATIENCE);
    assertThat(knock.get(bot.port(), "/health/live").status()).isEqualTo(200);
    assertThat(knock.get(bot.port(), "/metrics").status()).isEqualTo(200);
    wire.mend();
    Awaitility.await().until(this::ready);
  }

  @Test
  void aFormStaysOpenWithAllThatWasTyped() {
    JsonObject view = Objects.requireNonNull(answer("add Mail is late !high").openedView());
    String id = view.get("id").getAsString();
    Map<String, String> typed = Map.of("impact", "Resets take an hour", "owner", Cast.BEN);
    wire.cut();
    var refused = inTime(() -> slack.ada().submit(id, typed));
    assertThat(refused.trouble()).isNull();
    assertThat(refused.closed()).isFalse();
    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.errors().values().iterator().next()).startsWith("Not saved");
    assertThat(refused.errors()).containsKey(firstInput(view));
    wire.mend();
    Awaitility.await().until(this::ready);
    var saved = slack.ada().submit(id, typed);
    assertThat(saved.errors()).isEmpty();
    assertThat(saved.closed()).isTrue();
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Resets take an hour") == 1);
  }

  @Test
  void aButtonIsAnsweredInPrivateAlsoToSomebodyWhomTheBotHasNotMet() {
    String ts = slack.sandbox().messages(Cast.LAUNCH).getFirst().get("ts").getAsString();
    String button = button(slack.sandbox().messages(Cast.LAUNCH).getFirst());
    wire.cut();
    for (String person : List.of(Cast.ADA, Cast.BEN)) {
      Answer answer = inTime(() -> slack.sandbox().as(person).click(ts, button));
      assertThat(answer.error()).isNull();
      Awaitility.await()
          .until(() ->
              slack.sandbox().ephemerals(person, Cast.LAUNCH).stream()
                  .map(Answer::shown)
                  .anyMatch(text -> text.startsWith("Not saved")));
    }
  }

  @Test
  void aMentionIsSentAgainBySlackAndThenCarriedOutOnce() {
    wire.cut();
    String ts = slack.ada().say(Cast.LAUNCH, "the mails are late");
    slack
        .ada()
        .reply(Cast.LAUNCH, ts, "@Launchbot triage add Mail is late | Resets are slow !blocker");
    Awaitility.await()
        .until(() -> slack.sandbox().deliveries().stream().anyMatch(one -> one.status() == 503));
    wire.mend();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            slack.sandbox().thread(Cast.LAUNCH, ts).stream()
                .map(Answer::shown)
                .anyMatch(text -> text.contains("Saved as *#2*")));
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Resets are slow") == 1);
    assertThat(slack.sandbox().deliveries().getLast().status()).isEqualTo(200);
    assertThat(type("list")).contains("*#2*").doesNotContain("*#3*");
  }

  @Test
  void aDatabaseThatHangsIsHonestToo() {
    wire.hang();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      said.add(
          inTime(() -> type("add Hanging thing n%d | Somebody is hurt !low".formatted(number))));
    }
    assertThat(said).allMatch(text -> text.contains("Not saved") || text.contains("can't tell"));
    assertThat(inTime(() -> type("list"))).doesNotContain("Saved as");
    wire.mend();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::ready);
    assertThat(type("add Logo is blurred | Looks cheap !low")).contains("Saved as");
    String all = type("list");
    for (int i = 0; i < 3; i++) {
      // What could not be told may be there; what was not saved is not.
      if (said.get(i).contains("Not saved")) {
        assertThat(all).doesNotContain("Hanging thing n" + i);
      }
    }
  }

  @Test
  void aMessageThatWasSentWhileItBrokeHoldsUpNothingAfterwards() throws Exception {
    slack.sandbox().faults().slow(Duration.ofMillis(700));
    assertThat(type("add Logo is blurred | Looks cheap !low")).contains("Saved as");
    Thread.sleep(500);
    wire.cut();
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Logo is blurred") == 1);
    Thread.sleep(500);
    slack.sandbox().faults().clear();
    wire.mend();
    Awaitility.await().until(this::ready);
    assertThat(type("add Mail is late | Resets are slow !low")).contains("Saved as");
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Mail is late") == 1);
    assertThat(slack.count(Cast.LAUNCH, "Logo is blurred")).isEqualTo(1);
  }

  @Test
  void connectionsThatNeverAnswerAreGivenUp() {
    wire.hang();
    inTime(() -> type("list"));
    wire.mendForNewOnes();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::ready);
    assertThat(type("add Logo is blurred | Looks cheap !low")).contains("Saved as");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> slack.count(Cast.LAUNCH, "Logo is blurred") == 1);
  }

  @Test
  void theEmbeddedOneIsStartedAgainWhenItDies() throws Exception {
    try (var own = Homes.fresh()) {
      Map<String, String> environment = new HashMap<>(slack.environment());
      environment.put("PORT", String.valueOf(Web.freePort("127.0.0.1")));
      environment.put("LAUNCHBOT_HOME", own.path().toString());
      try (var embedded = Launchbot.start(Config.of(environment), InstantSource.system())) {
        List<String> saved = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          if (i % 8 == 2) {
            ProcessHandle.of(Objects.requireNonNull(embedded.postgres()).pid())
                .orElseThrow()
                .destroyForcibly();
          }
          String title = "Finding e%02d".formatted(i);
          var answer =
              knock.triage(
                  embedded.port(),
                  Cast.LAUNCH,
                  "trigger.embedded." + i,
                  "add " + title + " | Somebody is hurt !low");
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.after()).isLessThan(SLACKS_PATIENCE);
          if (answer.saved()) {
            saved.add(title);
          } else if (answer.notSaved()) {
            refused.add(title);
          } else {
            assertThat(answer.uncertain()).as(answer.body()).isTrue();
          }
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> knock.get(embedded.port(), "/health/ready").status() == 200);
        List<String> there = titles(embedded);
        assertThat(saved).isNotEmpty();
        assertThat(there).doesNotHaveDuplicates().containsAll(saved);
        assertThat(there).doesNotContainAnyElementsOf(refused);
      }
      assertThat(BotProcess.postgres(own.path())).isEmpty();
    }
  }

  private List<String> titles(Launchbot embedded) throws Exception {
    List<String> titles = new ArrayList<>();
    for (int i = 1; i <= 24; i++) {
      String shown =
          knock.triage(embedded.port(), Cast.LAUNCH, "trigger.show." + i, "show " + i).body();
      var title = Pattern.compile("\\*#\\d+\\*  (Finding e\\d\\d)").matcher(shown);
      if (title.find()) {
        titles.add(title.group(1));
      }
    }
    return titles;
  }

  private boolean ready() throws Exception {
    return knock.get(bot.port(), "/health/ready").status() == 200;
  }

  private Answer answer(String words) {
    Answer answer = slack.ada().command(Cast.LAUNCH, "/triage " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private String type(String words) {
    return answer(words).shown();
  }

  private static <T> T inTime(Supplier<T> action) {
    long start = System.nanoTime();
    T result = action.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACKS_PATIENCE);
    return result;
  }

  private static String firstInput(JsonObject view) {
    return view.getAsJsonArray("blocks").asList().stream()
        .map(block -> block.getAsJsonObject())
        .filter(block -> block.get("type").getAsString().equals("input"))
        .map(block -> block.get("block_id").getAsString())
        .findFirst()
        .orElseThrow();
  }

  /** The action id of the first button of a message. */
  private static String button(JsonObject message) {
    var id = Pattern.compile("\"action_id\":\"([^\"]+)\"").matcher(message + "");
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
