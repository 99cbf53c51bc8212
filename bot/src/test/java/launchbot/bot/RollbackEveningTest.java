package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.Criteria;
import launchbot.criterion.Criterion;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.page.Component;
import launchbot.page.ComponentStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.probe.ProbeStore;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.BadServer;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole evening of a bad release: it is deployed, the shop fails, the way back is proposed,
 * approved by whoever answers, carried out step by step and verified, and the postmortem tells all
 * of it in order. Then the same is rehearsed, and nobody outside notices.
 */
class RollbackEveningTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CRITERION = "probe 1 fails 2x";
  private static final Pattern TOKEN = Pattern.compile("lb_[A-Za-z0-9_-]{43}");

  private final BadServer shop = BadServer.start();
  private final TestDatabase database = TestDatabase.fresh();

  /** A Thursday, 22:10 in Stockholm. */
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));

  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open(database, clock, Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true"));
    shop.answer("/", 200, "welcome");
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
    stage.type(stage.chiyo(), "list");
    say(
        "/probe",
        stage.ada(),
        "add http %s every 10s as Checkout after 1/1".formatted(shop.at("/")));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(say("/probe", stage.ada(), "show 1")).contains("fine since"));
    plan();
    page();
  }

  @AfterEach
  void close() {
    stage.close();
    database.close();
    shop.close();
  }

  @Test
  void fromTheBadReleaseToThePostmortemAndADrill() {
    var token = TOKEN.matcher(say("/launch", stage.ada(), "hook new CI"));
    assertThat(token.find()).isTrue();
    deploy(token.group(), "1.4.1");
    clock.forward(Duration.ofMinutes(30));
    deploy(token.group(), "1.4.2");
    shop.answer("/", 500, "out of stock");
    clock.forward(Duration.ofSeconds(11));
    message(Cast.LAUNCH, "Incident 1: Checkout", "investigating");

    clock.forward(Duration.ofSeconds(11));
    reply("Rollback 1:", "back to 1.4.1", "where the plan says", "Waits for <@" + Cast.CHIYO);
    clock.forward(Duration.ofMinutes(5));
    reply("answer in time", "Now <@" + Cast.BEN + "> is asked too");
    reply("`probe 1 fails 2x`: "); // with its chart
    say("/rollback", stage.ben(), "approve because nobody can pay");
    preflight();
    assertThat(rows("notice where moment = 'rollback' and not drill"))
        .as("a notice is drafted: %s", notices())
        .isOne();

    shop.answer("/", 200, "welcome");
    stage.seesIn(stage.ben().direct(), "your turn in rollback 1", "./deploy 1.4.1");
    clock.forward(Duration.ofMinutes(5).plusSeconds(1));
    reply("Step 1 is late", "<@" + Cast.CHIYO + "> is asked");
    stage.seesIn(stage.chiyo().direct(), "Can you take it over?");
    say("/rollback", stage.chiyo(), "step 1 done the old build runs");
    stage.seesIn(stage.ada().direct(), "your turn in rollback 1", "Walk the checkout");
    say("/rollback", stage.ada(), "step 2 done bought a shirt");
    verified("Rollback 1:");
    message(Cast.LAUNCH, "Incident 1:", "monitoring");
    assertThat(rows("notice where moment like 'rolled%'")).as("%s", notices()).isOne();
    say("/rollback", stage.ada(), "close");
    reply("Is the incident over too?");
    say("/incident", stage.ada(), "rolled-back 1");
    postmortem();
    drill();
    stage.nothingRejected();
  }

  private void postmortem() {
    reply("A draft of the postmortem is ready");
    say("/incident", stage.ada(), "postmortem 1 file");
    assertThat(file(stage.ada().direct(), "postmortem"))
        .containsSubsequence(
            "rollback 1 was proposed: ",
            "rollback 1: approved",
            "rollback 1: started",
            "rollback 1, step 1 started",
            "rollback 1, step 1 is late",
            "rollback 1, step 1 done",
            "the old build runs",
            "rollback 1, step 2 started",
            "rollback 1, step 2 done",
            "rollback 1: verified",
            "rollback 1: closed");
  }

  private void drill() {
    String figures = timeless(say("/incident", stage.ada(), "figures"));
    String page = timeless(page("/status/acme.json").body());
    long notices = rows("notice");
    say("/rollback", stage.ada(), "drill");
    message(Cast.LAUNCH, "DRILL · Rollback 2:", "Waits for");
    say("/rollback", stage.chiyo(), "approve");
    preflight();
    stage.seesIn(stage.ben().direct(), "DRILL", "your turn in rollback 2");
    assertThat(say("/rollback", stage.ben(), "step 1 simulated")).contains("Step 1: simulated");
    say("/rollback", stage.ada(), "step 2 done");
    verified("DRILL · Rollback 2:");
    var report = new AtomicReference<String>("");
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          String head = ts(message(Cast.LAUNCH, "DRILL · Rollback 2:", "*verified*"));
          report.set(
              String.join(
                  "\n",
                  stage.sandbox().thread(Cast.LAUNCH, head).stream().map(Answer::shown).toList()));
          assertThat(report.get()).contains("its time was 10 min", "first drill", "simulated of");
        });
    say("/rollback", stage.ada(), "close");

    assertThat(rows("drill")).isOne();
    assertThat(rows("evidence where source = 'drill' and result = 'green'")).isOne();
    assertThat(rows("notice")).isEqualTo(notices);
    assertThat(rows("incident")).isOne();
    assertThat(timeless(say("/incident", stage.ada(), "figures"))).isEqualTo(figures);
    assertThat(timeless(page("/status/acme.json").body())).isEqualTo(page);
    say("/rollback", stage.ada(), "review 2026-Q4");
    assertThat(file(Cast.LAUNCH, "rollback-review-2026-Q4"))
        .contains("## Drills", "| production |", "proposed: 1; carried through: 1");
  }

  /** Without the shares of time that grow while the clock goes on, and the moment itself. */
  private static String timeless(String text) {
    return text.replaceAll("\"as_of\":\"[^\"]*\",", "")
        .replaceAll("[0-9]+([.][0-9]+)? ?%|[0-9]+[.][0-9]+|[0-9T:-]{16,}[0-9.Z+:-]*", "…");
  }

  private void preflight() {
    for (String item : List.of("data", "backup", "sessions", "migrations")) {
      say("/rollback", stage.ada(), "check " + item + " n/a");
    }
    assertThat(say("/rollback", stage.ada(), "start")).contains("Its steps begin");
  }

  /** What watches the shop looks anew, says that all is well, and goes on saying so. */
  private void verified(String head) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          clock.forward(Duration.ofSeconds(31));
          assertThat(say("/rollback", stage.ada(), "verify")).contains("🟢 HTTP probe #1");
        });
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> {
          clock.forward(Duration.ofMinutes(2));
          assertThat(everything())
              .anySatisfy(shown -> assertThat(shown).contains(head, "*verified*"));
        });
  }

  private List<String> everything() {
    return stage.sandbox().messages(Cast.LAUNCH).stream()
        .flatMap(one ->
            Stream.concat(Stream.of(one), stage.sandbox().thread(Cast.LAUNCH, ts(one)).stream()))
        .map(Answer::shown)
        .toList();
  }

  private void plan() {
    var chain =
        new Chain(
            List.of(
                new Chain.Link(null, List.of(Cast.CHIYO), 1, Duration.ofMinutes(5)),
                new Chain.Link(null, List.of(Cast.BEN), 1, Duration.ofMinutes(5))));
    var plan =
        new RollbackPlan(
            "production",
            "1.4.1",
            List.of(
                step("code", "Deploy 1.4.1", "./deploy 1.4.1", Cast.BEN, Cast.CHIYO, List.of()),
                step("walk", "Walk the checkout", null, Cast.ADA, Cast.BEN, List.of("code"))),
            chain,
            List.of(new RollbackPlan.Trigger(CRITERION, "checkout")),
            List.of(
                new ProductFeature(
                    "checkout",
                    "Checkout",
                    List.of(),
                    List.of("hangs"),
                    List.of(1),
                    null,
                    "nobody can buy",
                    "all of it")),
            null);
    write(launch ->
        tx -> {
          if (Criteria.read(CRITERION) instanceof Criteria.Good(Criterion criterion)) {
            ArmedStore.arm(
                tx,
                launch.id(),
                "production",
                List.of(new ArmedStore.Wanted(criterion, "checkout")));
          }
          return PlanStore.add(tx, launch.id(), plan, 0, null, List.of()).isPresent();
        });
  }

  private static Step step(
      String key,
      String text,
      @Nullable String command,
      String owner,
      String deputy,
      List<String> needs) {
    return new Step(
        key,
        Step.Kind.CODE,
        text,
        command,
        owner,
        deputy,
        Duration.ofMinutes(5),
        null,
        needs,
        true,
        false,
        null);
  }

  /** The public page, with the shop as its one part. */
  private void page() {
    write(launch ->
        tx -> {
          StatusPage page =
              PageStore.add(
                      tx,
                      StatusPage.draft(launch.id(), "acme", "Acme", clock.instant()).shown(true))
                  .orElseThrow();
          long probe = ProbeStore.ofLaunch(tx.sql(), launch.id()).getFirst().id();
          ComponentStore.add(tx, page, new Component(0, 1, "Checkout", Set.of(), Set.of(probe)));
          return true;
        });
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(page("/status/acme").body()).contains("Checkout"));
  }

  private interface Work {
    Function<Tx, Boolean> of(Launch launch);
  }

  private void write(Work work) {
    Launch launch =
        database
            .ledger()
            .read(Cast.TEAM, sql -> LaunchStore.ofChannel(sql, Cast.LAUNCH))
            .orElseThrow();
    database
        .ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null), work.of(launch));
  }

  private long rows(String from) {
    return database
        .ledger()
        .<Long>read(
            Cast.TEAM, sql -> sql.fetchSingle("select count(*) from " + from).get(0, Long.class));
  }

  private String notices() {
    return database
        .ledger()
        .<String>read(
            Cast.TEAM,
            sql -> sql.fetch("select number, moment, state, drill from notice").format());
  }

  private void deploy(String token, String version) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at("/hooks/deploy"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"version\":\"%s\",\"status\":\"finished\",\"changes\":\"Faster\"}"
                            .formatted(version))));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private HttpResponse<String> page(String path) {
    return send(HttpRequest.newBuilder(at(path)));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + stage.bot().port() + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file(String channel, String name) {
    String id =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    stage.sandbox().messages(channel).stream()
                        .filter(message -> message.has("files"))
                        .flatMap(message -> message.getAsJsonArray("files").asList().stream())
                        .map(file -> file.getAsJsonObject())
                        .filter(file -> file.get("name").getAsString().contains(name))
                        .map(file -> file.get("id").getAsString())
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
    return page("/sandbox/ui/files/" + id).body();
  }

  private String say(String command, SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, command + " " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private JsonObject message(String channel, String... pieces) {
    return among(() -> stage.sandbox().messages(channel), pieces);
  }

  private JsonObject reply(String... pieces) {
    String head = ts(message(Cast.LAUNCH, "Incident 1: Checkout"));
    return among(() -> stage.sandbox().thread(Cast.LAUNCH, head), pieces);
  }

  private static JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    var found = new AtomicReference<JsonObject>();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> {
          List<JsonObject> all = those.get();
          assertThat(all)
              .extracting(Answer::shown)
              .anySatisfy(shown -> assertThat(shown).contains(pieces));
          found.set(
              all.stream()
                  .filter(one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                  .findFirst()
                  .orElseThrow());
        });
    return Objects.requireNonNull(found.get());
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }
}
