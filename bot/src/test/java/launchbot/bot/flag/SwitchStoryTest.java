package launchbot.bot.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonObject;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.checklist.State;
import launchbot.decision.Kind;
import launchbot.decision.LogStore;
import launchbot.decision.Logged;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagTokenStore;
import launchbot.launch.HookToken;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A switch is made, asked for by a program with the official OpenFeature SDK, turned in Slack by
 * whoever may; one story in several scenes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwitchStoryTest {
  private static final Pattern TOKEN = Pattern.compile("lb_[A-Za-z0-9_-]{43}");
  private static final String ONE = "/ofrep/v1/evaluate/flags/checkout";
  private static final String ALL = "/ofrep/v1/evaluate/flags";

  /** A Tuesday, at eleven where Ada leads the launch. */
  private final Ticking clock = new Ticking(Instant.parse("2026-11-24T10:00:00Z"));

  private final TestDatabase database = TestDatabase.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private Stage stage;
  private Client program = OpenFeatureAPI.getInstance().getClient();
  private String token = "";

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() throws Exception {
    OpenFeatureAPI.getInstance().shutdown();
    http.close();
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void aSwitchIsMadeAndAProgramAsksForIt() throws Exception {
    stage.launch(stage.ada(), "check");
    assertThat(rollback(stage.ben(), "switch add checkout \"Paying by card\""))
        .contains("Only the lead");
    assertThat(rollback(stage.ada(), "switch add checkout \"Paying *by* card\""))
        .contains("checkout (production)", "never switched");
    token = token(rollback(stage.ada(), "switch token production"));
    program = client(token);
    sees(true);
    FlagEvaluationDetails<Boolean> details = program.getBooleanDetails("checkout", false);
    assertThat(details.getErrorCode()).isNull();
    assertThat(details.getVariant()).isEqualTo("on");
    assertThat(details.getReason()).isEqualTo("STATIC");
    FlagEvaluationDetails<Boolean> unknown = program.getBooleanDetails("nothing", true);
    assertThat(unknown.getValue()).isTrue();
    assertThat(unknown.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
  }

  @Test
  @Order(2)
  void aProgramThatAsksProvesTheItemOfTheChecklist() {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> proof() == Evidence.Result.GREEN);
    assertThat(item()).isInstanceOf(State.Done.class);
  }

  @Test
  @Order(3)
  void oneFlipsOfTwoAtOnceAndTheProgramObeys() throws Exception {
    stage.launch(stage.ada(), "role lead @ada");
    assertThat(stage.ada().command(Cast.LAUNCH, "/probe oncall @ben").error()).isNull();
    stage.ada().command(Cast.LAUNCH, "/incident Cards fail !sev2");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var ben =
          pool.submit(
              () -> rollback(stage.ben(), "switch off checkout because <!channel> charged twice"));
      var ada = pool.submit(() -> rollback(stage.ada(), "switch off checkout because of the same"));
      assertThat(List.of(ben.get(), ada.get()))
          .anyMatch(said -> said.contains("Off since"))
          .anyMatch(said -> said.contains("It is off already"));
    }
    sees(false);
    assertThat(program.getBooleanDetails("checkout", true).getReason()).isEqualTo("STATIC");
    stage.seesIn(Cast.LAUNCH, "*checkout (production)* is switched off", "Paying");
    stage.seesIn(Cast.LAUNCH, "Cards fail", "Switched off: *checkout (production)*");
    assertThat(stage.launch(stage.ada(), "status").shown()).contains("Switched off: checkout");
    assertThat(decisions()).hasSize(1);
    assertThat(stage.launch(stage.ada(), "decisions switch").shown())
        .contains("switched off checkout (production)", "rollback switch show checkout")
        .doesNotContain("<!channel>");
    assertThat(rollback(stage.ada(), "switch remove checkout")).contains("Switch it on first");
  }

  @Test
  @Order(4)
  void whoIsNotOnCallAsksAndTheCardIsAnsweredOnce() throws Exception {
    assertThat(rollback(stage.chiyo(), "switch on checkout because it is mended"))
        .contains("request *1* asks");
    assertThat(rollback(stage.chiyo(), "switch on checkout")).contains("asked for that already");
    stage.seesIn(stage.ada().direct(), "asks to switch *checkout (production)* on", "Approve");
    assertThat(rollback(stage.ben(), "switch approve 1")).contains("The lead of the launch or");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var yes = pool.submit(() -> rollback(stage.ada(), "switch approve 1"));
      var no = pool.submit(() -> rollback(stage.ada(), "switch refuse 1 because wait"));
      assertThat(List.of(yes.get(), no.get()))
          .anyMatch(said -> said.contains("is answered already"));
    }
    if (!on()) {
      rollback(stage.ada(), "switch on checkout");
    }
    sees(true);
    stage.seesIn(Cast.LAUNCH, "asks to switch", "by <@" + Cast.ADA + ">");
    rollback(stage.chiyo(), "switch off checkout because I think so");
    clock.forward(Duration.ofMinutes(31));
    stage.seesIn(Cast.LAUNCH, "I think so", "Nobody answered in time");
    assertThat(on()).isTrue();
  }

  @Test
  @Order(5)
  void itIsRemindedAndProposedToBeSwitchedOn() {
    assertThat(rollback(stage.ben(), "switch off checkout for 1h because of the bank"))
        .contains("alone", "until");
    clock.forward(Duration.ofMinutes(61));
    stage.seesIn(Cast.LAUNCH, "was to be off until now");
    assertThat(on()).isFalse();
    clock.forward(Duration.ofDays(1));
    stage.seesIn(Cast.LAUNCH, "is still off, since");
    assertThat(rollback(stage.ada(), "switch on checkout")).contains("On since");
    stage.seesIn(Cast.LAUNCH, "*checkout (production)* is on again");
  }

  @Test
  @Order(6)
  void whatPeopleTypeIsUnderstoodOrRefused() {
    for (var wrong :
        Map.of(
                "off nothing because x", "There is no switch",
                "off checkout until 31 feb because x", "Until when",
                "add <!channel> \"x\"", "letters, digits",
                "limit checkout", "limit checkout alone for 2h",
                "limit checkout alone for 9 days", "3 days at most",
                "approve 99", "There is no request 99",
                "revoke 99", "There is no token 99",
                "token two words", "For which environment",
                "juggle", "I don't know that word")
            .entrySet()) {
      assertThat(rollback(stage.ada(), "switch " + wrong.getKey())).contains(wrong.getValue());
    }
    assertThat(rollback(stage.ada(), "switch limit checkout asks"))
        .contains("an approver says yes");
    assertThat(rollback(stage.ben(), "switch off checkout because x")).contains("asks the lead");
    assertThat(rollback(stage.ada(), "switch refuse 3 because no")).contains("Refused by");
    assertThat(rollback(stage.ada(), "switch limit at most 3")).contains("3 switches off alone");
    Answer form = stage.ada().command(Cast.LAUNCH, "/rollback switch off checkout");
    JsonObject view = Objects.requireNonNull(form.openedView());
    stage
        .ada()
        .submit(view.get("id").getAsString(), Map.of("reason", "Just to try", "until", "2h"));
    Awaitility.await().until(() -> !on());
    rollback(stage.ada(), "switch on checkout");
  }

  @Test
  @Order(7)
  void theProtocolOverHttp() throws Exception {
    sees(true);
    var all = post(ALL, token, "{\"context\":{\"targetingKey\":\"u1\"}}", "");
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).contains("\"key\":\"checkout\"", "\"value\":true");
    String tag = all.headers().firstValue("ETag").orElseThrow();
    assertThat(post(ALL, token, "{}", tag).statusCode()).isEqualTo(304);
    assertThat(post(ONE, token, "", "").statusCode()).isEqualTo(200);
    assertThat(post(ONE, token, "[1]", "").body()).contains("PARSE_ERROR");
    assertThat(post(ONE, token, "{\"context\":3}", "").body()).contains("INVALID_CONTEXT");
    assertThat(post(ONE, token, "{\"a\":1} x", "").statusCode()).isEqualTo(400);
    assertThat(post(ONE, token, "[".repeat(60_000), "").statusCode()).isEqualTo(400);
    assertThat(post(ONE, token, "x".repeat(5_000_000), "").statusCode()).isEqualTo(413);
    assertThat(post(ONE, "", "{}", "").statusCode()).isEqualTo(401);
    assertThat(post(ONE, "lb_guessed", "{}", "").statusCode()).isEqualTo(401);
    assertThat(post(ONE.replace("checkout", "CHECKOUT"), token, "{}", "").statusCode())
        .isEqualTo(404);
    var key =
        http.send(
            request(ONE, "{}").header("X-API-Key", token).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(key.statusCode()).isEqualTo(200);
    String other = otherTenants();
    Awaitility.await().until(() -> post(ALL, other, "{}", "").statusCode() == 200);
    assertThat(post(ONE, other, "{}", "").statusCode()).as("another tenant's").isEqualTo(404);
    assertThat(post(ALL, other, "{}", "").body()).contains("theirs").doesNotContain("checkout");
    assertThat(post(ONE.replace("checkout", "theirs"), token, "{}", "").statusCode())
        .isEqualTo(404);
    int limited = 0;
    for (int i = 0; i < 140; i++) {
      var guess = post(ONE, "lb_guess" + i, "{}", "");
      if (guess.statusCode() == 429) {
        assertThat(guess.headers().firstValue("Retry-After")).isPresent();
        limited++;
      }
    }
    assertThat(limited).isPositive();
    assertThat(post(ONE, token, "{}", "").statusCode()).as("others go on").isEqualTo(200);
  }

  @Test
  @Order(8)
  void whileTheDatabaseIsAwayTheLastKnownIsServed() throws Exception {
    rollback(stage.ada(), "switch off checkout because of a drill");
    sees(false);
    database.connections(false);
    try {
      clock.forward(Duration.ofSeconds(30));
      var answer = post(ONE, token, "{}", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Launchbot-As-Of")).isPresent();
      assertThat(program.getBooleanValue("checkout", true)).isFalse();
    } finally {
      database.connections(true);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            rollback(stage.ada(), "switch on checkout")
                .matches("(?s).*(On since|is on already).*"));
    sees(true);
  }

  @Test
  @Order(9)
  void aRevokedTokenIsRefusedAndTheItemOpensWhenNobodyAsks() {
    assertThat(rollback(stage.ada(), "switch tokens")).contains("production").doesNotContain(token);
    assertThat(rollback(stage.ada(), "switch revoke 1")).contains("revoked");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> program.getBooleanDetails("checkout", true).getErrorCode() != null);
    assertThat(program.getBooleanValue("checkout", true)).isTrue();
    clock.forward(Duration.ofHours(25));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> proof() == Evidence.Result.RED);
    assertThat(item()).isInstanceOf(State.Open.class);
  }

  /** The row of the checklist that switches prove. */
  private State item() {
    return database.ledger().<List<Item>>read(Cast.TEAM, sql -> ItemStore.all(sql, 1)).stream()
        .filter(one -> one.key().equals("rollback.switch-off"))
        .map(Item::state)
        .findFirst()
        .orElseThrow();
  }

  private Evidence.Result proof() {
    return database
        .ledger()
        .<List<Evidence>>read(Cast.TEAM, sql -> EvidenceStore.of(sql, 1))
        .stream()
        .filter(one -> one.source().equals("kill-switch"))
        .map(Evidence::result)
        .findFirst()
        .orElse(Evidence.Result.AMBER);
  }

  private List<Logged> decisions() {
    return database
        .ledger()
        .read(
            Cast.TEAM, sql -> LogStore.page(sql, 1, new LogStore.Wanted(Kind.SWITCH, null), 0, 20));
  }

  private boolean on() {
    return database.ledger().<Boolean>read(Cast.TEAM, sql -> FlagStore.all(sql, 1).getFirst().on());
  }

  /** Within seconds. */
  private void sees(boolean value) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(8))
        .until(() -> {
          var details = program.getBooleanDetails("checkout", !value);
          return details.getErrorCode() == null && details.getValue() == value;
        });
  }

  private Client client(String bearer) {
    var options =
        OfrepProviderOptions.builder()
            .baseUrl("http://127.0.0.1:" + stage.bot().port())
            .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + bearer)))
            .build();
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait("switch-story", OfrepProvider.constructProvider(options));
    return api.getClient("switch-story");
  }

  /** The token of a workspace that this process serves too. */
  private String otherTenants() {
    var token = HookToken.random();
    new WorkspaceStore(database.ledger())
        .connect(new Workspace("T0OTHER001", "Others", "B"), clock.instant());
    database
        .ledger()
        .observe(
            new Cause("T0OTHER001", Actor.person("U1"), clock.instant(), null),
            tx -> {
              long launch = LaunchStore.start(tx, "C9", "Launch", ZoneOffset.UTC).id();
              FlagTokenStore.add(tx, launch, "production", token);
              return FlagStore.add(tx, launch, "production", "theirs", "Theirs");
            });
    return token.shownOnce();
  }

  private HttpResponse<String> post(String path, String bearer, String body, String tag)
      throws Exception {
    var request = request(path, body);
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + stage.bot().port()).resolve(path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String rollback(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/rollback " + words);
    assertThat(answer.error()).as("/rollback " + words).isNull();
    return answer.shown();
  }

  private static String token(String shown) {
    var found = TOKEN.matcher(shown);
    assertThat(found.find()).as(shown).isTrue();
    return found.group();
  }
}
