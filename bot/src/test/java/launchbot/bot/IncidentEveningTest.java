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
import java.util.function.Supplier;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.page.Component;
import launchbot.page.ComponentStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.probe.ProbeStore;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.BadServer;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole evening: a shop goes down, an incident opens by itself, customers are told, it comes
 * back, and what was learnt is published. Everything goes over HTTP, the shop is really there, and
 * only the clock is put forward.
 */
class IncidentEveningTest {
  private static final String HEAD = "Incident 1: Checkout";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    probe("add http %s every 10s as Checkout after 1/1".formatted(shop.at("/")));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(probe("show 1")).contains("fine since"));
    page();
    incident(stage.ada(), "customers #support");
  }

  @AfterEach
  void close() {
    stage.close();
    database.close();
    shop.close();
  }

  @Test
  void fromTheShopThatGoesDownToWhatWasLearnt() {
    shop.answer("/", 500, "out of stock");
    clock.forward(Duration.ofSeconds(11));
    JsonObject head = message(Cast.LAUNCH, HEAD);
    assertThat(Answer.shown(head)).contains("investigating", "Customers have heard nothing yet");
    somebodyLeadsAndSpeaks(head);
    clock.forward(Duration.ofMinutes(4));
    incident(stage.ben(), "update 1 Cards are declined, we look at the payment provider");

    notice("outage", "Nobody can pay at the moment", stage.ben(), stage.chiyo());
    message(Cast.SUPPORT, "Nobody can pay at the moment");
    until("Nobody can pay at the moment");
    incident(stage.ada(), "identified 1 A migration locked the orders");

    clock.forward(Duration.ofMinutes(20));
    shop.answer("/", 200, "welcome");
    clock.forward(Duration.ofSeconds(11));
    JsonObject proposal = reply("All that failed is up again");
    stage.ada().click(ts(proposal), "opening_monitor");
    reply("It is watched");
    clock.forward(Duration.ofMinutes(10));
    stage.ada().click(ts(proposal), "opening_resolve");
    reply("incident 1 is resolved");

    notice("fixed", "Paying works again", stage.ben(), stage.ada());
    JsonObject first = message(Cast.SUPPORT, "Nobody can pay at the moment");
    among(() -> stage.sandbox().thread(Cast.SUPPORT, ts(first)), "Paying works again");
    until("Paying works again");
    until("Everything works");
    assertThat(page("/status/acme").body()).doesNotContain("Lindqvist", "Okafor", Cast.ADA);

    reply("A draft of the postmortem is ready");
    incident(stage.ada(), "postmortem 1 file");
    String draft = file();
    assertThat(draft)
        .contains(
            "Checkout answers, but not as it should", "What was hit: Checkout", "time to detect: ")
        .contains("- A migration locked the orders")
        .contains("Nobody can pay at the moment", "Paying works again")
        .containsPattern("time to resolve: 3[4-7] min")
        .containsPattern("time to tell customers: [4-6] min")
        .contains("All times: Europe/Stockholm.", "**Thu 3 Dec 2026**");
    assertThat(lines(draft)).isSorted().hasSizeGreaterThan(6);
    publish();
    stage.nothingRejected();
  }

  private void somebodyLeadsAndSpeaks(JsonObject head) {
    stage.ada().click(ts(head), "incident_do:lead");
    message(Cast.LAUNCH, HEAD, "*Leads* <@" + Cast.ADA);
    stage.ben().click(ts(head), "incident_do:speak");
    message(Cast.LAUNCH, HEAD, "*Speaks* <@" + Cast.BEN);
  }

  /** One writes it, another one approves it. */
  private void notice(
      String moment, String headline, SandboxPerson writer, SandboxPerson approver) {
    Answer form = incident(writer, "notice %s 1".formatted(moment));
    JsonObject view = Objects.requireNonNull(form.openedView());
    SubmitAnswer answer =
        writer.submit(
            view.get("id").getAsString(),
            Map.of("headline", headline, "body", headline + ". We are sorry."));
    assertThat(answer.errors()).isEmpty();
    JsonObject draft = stage.whispered(writer.id(), Cast.LAUNCH, headline, "Nobody outside has");
    writer.click(ts(draft), "notice_ask");
    JsonObject card = reply(headline, "Approve and send");
    approver.click(ts(card), "notice_approve");
    reply(headline, "approved by <@" + approver.id() + ">");
  }

  private void publish() {
    Answer form = incident(stage.ada(), "postmortem 1 publish");
    String view = Objects.requireNonNull(form.openedView()).get("id").getAsString();
    assertThat(stage.ada().submit(view, Map.of("channel", Cast.GENERAL)).errors()).isEmpty();
    message(Cast.GENERAL, "the postmortem of incident 1");
    Answer choose = incident(stage.ada(), "postmortem 1 public");
    String first = Objects.requireNonNull(choose.openedView()).get("id").getAsString();
    JsonObject second = Objects.requireNonNull(stage.ada().submit(first, Map.of()).view());
    assertThat(Answer.shown(second)).contains("Nobody can pay at the moment");
    stage.ada().submit(second.get("id").getAsString(), Map.of());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> page("/status/acme/postmortem/1").statusCode() == 200);
    assertThat(page("/status/acme/postmortem/1").body())
        .containsSubsequence("it began", ": Nobody can pay", "it was over", ": Paying works again")
        .contains("<h1>Nobody can pay at the moment</h1>", "A migration locked the orders")
        .doesNotContain("Lindqvist", "Okafor", Cast.ADA, Cast.LAUNCH);
    until("/status/acme/postmortem/1");
  }

  private static List<String> lines(String draft) {
    return draft
        .lines()
        .dropWhile(line -> !line.equals("## Timeline"))
        .takeWhile(line -> !line.equals("## Figures"))
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2, 7))
        .toList();
  }

  /** The public page, with the shop as its one part. */
  private void page() {
    Launch launch =
        database
            .ledger()
            .read(Cast.TEAM, sql -> LaunchStore.ofChannel(sql, Cast.LAUNCH))
            .orElseThrow();
    database
        .ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> {
              StatusPage page =
                  PageStore.add(
                          tx,
                          StatusPage.draft(launch.id(), "acme", "Acme", clock.instant())
                              .shown(true))
                      .orElseThrow();
              long probe = ProbeStore.ofLaunch(tx.sql(), launch.id()).getFirst().id();
              ComponentStore.add(
                  tx, page, new Component(0, 1, "Checkout", Set.of(), Set.of(probe)));
              return true;
            });
    until("Checkout");
  }

  private void until(String words) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(page("/status/acme").body()).contains(words));
  }

  private HttpResponse<String> page(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.bot().port() + path)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file() {
    String id =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    stage.sandbox().messages(stage.ada().direct()).stream()
                        .filter(message -> message.has("files"))
                        .flatMap(message -> message.getAsJsonArray("files").asList().stream())
                        .map(file -> file.getAsJsonObject())
                        .filter(file -> file.get("name").getAsString().endsWith(".md"))
                        .map(file -> file.get("id").getAsString())
                        .findFirst()
                        .orElse(""),
                found -> !found.isEmpty());
    return page("/sandbox/ui/files/" + id).body();
  }

  private Answer incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private String probe(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private JsonObject message(String channel, String... pieces) {
    return among(() -> stage.sandbox().messages(channel), pieces);
  }

  private JsonObject reply(String... pieces) {
    String head = ts(message(Cast.LAUNCH, HEAD));
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
