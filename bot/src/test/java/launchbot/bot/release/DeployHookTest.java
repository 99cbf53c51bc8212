package launchbot.bot.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import launchbot.bot.web.HookReceiver;
import launchbot.launch.Hook;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.release.KnownVariables;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a deploy's call is answered: signatures, forms, repetitions, two replicas at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployHookTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SECRET = "a secret shared with GitHub";
  private static final String PING = "{\"zen\":\"Half measures are as bad as nothing at all.\"}";

  private final TestDatabase database = TestDatabase.fresh();
  private final GitHubSecret secret = new GitHubSecret(new SecretStore(Seal.of(TestDatabase.KEY)));
  private long launch;

  @BeforeAll
  void open() {
    new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "One", "U0BOT"), NOW);
    launch =
        database
            .ledger()
            .write(
                cause(), tx -> LaunchStore.start(tx, "C0LAUNCH01", "Launch", ZoneOffset.UTC).id());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void whatGitHubSendsIsBelievedOnlyWithItsSignature() {
    byte[] ping = PING.getBytes(StandardCharsets.UTF_8);
    assertThat(github(ping, GitHubSecret.signature(SECRET, ping)).body().toString())
        .contains("no_secret", "/launch release secret");
    assertThat(github(ping, GitHubSecret.signature(SECRET, ping)).status()).isEqualTo(401);
    database
        .ledger()
        .write(
            cause(),
            tx -> {
              secret.put(tx, launch, SECRET);
              return true;
            });
    assertThat(github(ping, GitHubSecret.signature(SECRET, ping)).status()).isEqualTo(200);
    for (@Nullable String forged :
        new @Nullable String[] {
          null,
          "",
          "sha256=",
          "sha1=abc",
          GitHubSecret.signature(SECRET + "x", ping),
          GitHubSecret.signature(SECRET, "{}".getBytes(StandardCharsets.UTF_8))
        }) {
      HookReceiver.Answer answer = github(ping, forged);
      assertThat(answer.status()).as("%s", forged).isEqualTo(401);
      assertThat(answer.body().toString()).contains("not_signed").doesNotContain(SECRET);
    }
    // As GitHub's documentation has it, to try an implementation against.
    assertThat(
            GitHubSecret.signature(
                "It's a Secret to Everybody", "Hello, World!".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void aFormHoldsThePayload() {
    String json = "{\"version\":\"7.0\",\"status\":\"started\",\"environment\":\"forms\"}";
    String form = "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    Map<String, String> type = Map.of("content-type", "application/x-www-form-urlencoded");
    assertThat(hook().receive(call(form, null, type)).status()).isEqualTo(201);
    assertThat(hook().receive(call(json, null, type)).status()).as("curl -d").isEqualTo(200);
    HookReceiver.Answer bad = hook().receive(call("payload=%zz", null, type));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.body().get("field").getAsString()).isEqualTo("payload");
  }

  @Test
  void twoReplicasThatAreToldAtOnceKeepOneRelease() throws Exception {
    String json =
        "{\"version\":\"8.0\",\"status\":\"started\",\"environment\":\"race\",\"digest\":\"sha256:a\"}";
    int many = 8;
    var together = new CyclicBarrier(many);
    try (var pool = Executors.newFixedThreadPool(many)) {
      List<Callable<HookReceiver.Answer>> calls =
          IntStream.range(0, many)
              .<Callable<HookReceiver.Answer>>mapToObj(i -> {
                // Every call has parts of its own, as another replica would.
                DeployHook replica = hook();
                return () -> {
                  together.await();
                  return replica.receive(call(json, i % 2 == 0 ? "run-7" : null, Map.of()));
                };
              })
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<HookReceiver.Answer> one : pool.invokeAll(calls)) {
        statuses.add(one.get().status());
      }
      assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }
    assertThat(of("race")).hasSize(1);
  }

  private HookReceiver.Answer github(byte[] body, @Nullable String signature) {
    Map<String, String> headers = new HashMap<>(Map.of("x-github-event", "ping"));
    if (signature != null) {
      headers.put("x-hub-signature-256", signature);
    }
    return hook().receive(call(new String(body, StandardCharsets.UTF_8), null, headers));
  }

  private DeployHook hook() {
    var around = new Around(KnownVariables.NONE);
    var desk = new ReleaseDesk(new Releases(List::of), new Checklist(around));
    return new DeployHook(database.ledger(), desk, around, secret);
  }

  private HookReceiver.Call call(String body, @Nullable String key, Map<String, String> headers) {
    return new HookReceiver.Call(
        "T1",
        new Hook(1, launch, 1, "CI", "U1", NOW, null),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        key,
        headers,
        NOW);
  }

  private List<Release> of(String environment) {
    return database.ledger().read("T1", sql -> ReleaseStore.list(sql, launch, environment, 0, 10));
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), NOW, null);
  }
}
