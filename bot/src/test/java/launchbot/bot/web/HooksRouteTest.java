package launchbot.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import launchbot.launch.Hook;
import launchbot.launch.HookStore;
import launchbot.launch.HookToken;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mockito.Mockito;
import org.slf4j.LoggerFactory;

/** The way in for programs, called over HTTP with good tokens and bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HooksRouteTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HookToken token = HookToken.random();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
  private Hook hook;
  private Javalin web;

  @BeforeAll
  void open() throws SQLException {
    new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "One", "B"), NOW);
    hook =
        database
            .ledger()
            .write(
                new Cause("T1", Actor.person("U1"), NOW, null),
                tx ->
                    HookStore.add(
                        tx,
                        LaunchStore.start(tx, "C1", "Shop", ZoneOffset.UTC).id(),
                        "GitHub",
                        token));
    var route =
        new HooksRoute(
            new Ledger(sometimesAway(database.database().dataSource())),
            () -> NOW,
            Map.of("freeze", this::receive),
            Map.of(),
            Proxies.NONE,
            nanos::get);
    web =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  route.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    logs.start();
    root.addAppender(logs);
  }

  @AfterAll
  void close() {
    web.stop();
    database.close();
    assertThat(logs.list.toString() + throwables()).doesNotContain(token.shownOnce());
  }

  @BeforeEach
  void later() {
    nanos.addAndGet(3_600_000_000_000L);
  }

  @Test
  void aGoodTokenReachesItsHookInThePathOrInTheHeader() throws Exception {
    for (var answer :
        List.of(
            get("/hooks/" + token.shownOnce() + "/freeze?change=a%20b&change=c", null),
            get("/hooks/freeze?change=a%20b", "Bearer " + token.shownOnce()),
            get("/hooks/freeze?change=a%20b", "bearer  " + token.shownOnce()))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"hook\":1", "\"change\":\"a b\"", "T1");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }
  }

  @Test
  void whateverElseIsSentIsToldTheSame() throws Exception {
    Set<String> bodies = new LinkedHashSet<>();
    String good = token.shownOnce();
    for (String path :
        List.of(
            "/hooks/xyzzy/freeze",
            "/hooks/" + HookToken.random().shownOnce() + "/freeze",
            "/hooks/" + good.substring(1) + "/freeze",
            "/hooks/" + good + "x/freeze",
            "/hooks/" + good.toUpperCase(Locale.ROOT) + "/freeze",
            "/hooks/" + "x".repeat(1_000) + "/freeze",
            "/hooks/%F0%9F%99%88/freeze",
            "/hooks/%27%3B%20drop%20table%20hook/freeze",
            "/hooks/freeze",
            "/hooks/" + good,
            "/hooks/" + good + "/deploy",
            "/hooks/" + good + "/freeze/more")) {
      var answer = get(path, null);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).doesNotContain(good);
      bodies.add(answer.body());
    }
    for (String header : List.of("", "Bearer", "Bearer xyzzy", "Basic " + good, good)) {
      var answer = get("/hooks/freeze", header);
      assertThat(answer.statusCode()).as(header).isEqualTo(404);
      bodies.add(answer.body());
    }
    assertThat(bodies).hasSize(1);
  }

  @Test
  void tooManyCallsWait() throws Exception {
    String path = "/hooks/" + token.shownOnce() + "/freeze";
    for (int i = 0; i < 30; i++) {
      assertThat(get(path, null).statusCode()).isEqualTo(200);
    }
    var refused = get(path, null);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(get("/hooks/another/freeze", null).statusCode()).isEqualTo(404);
    nanos.addAndGet(1_000_000_000L);
    assertThat(get(path, null).statusCode()).isEqualTo(200);
    assertThat(get(path, null).statusCode()).isEqualTo(429);
  }

  @Test
  void aDatabaseThatIsAwayIsSaidHonestly() throws Exception {
    away.set(true);
    try {
      var answer = get("/hooks/freeze", "Bearer " + token.shownOnce());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    } finally {
      away.set(false);
    }
  }

  @Test
  void whatFailsHereIsLoggedWithoutTheToken() throws Exception {
    failing.set(true);
    try {
      var answer = get("/hooks/" + token.shownOnce() + "/freeze", null);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(logs.list).anyMatch(event -> event.getLevel() == Level.ERROR);
    } finally {
      failing.set(false);
    }
  }

  private HookReceiver.Answer receive(HookReceiver.Call call) {
    if (failing.get()) {
      throw new IllegalStateException("on purpose");
    }
    var body = new JsonObject();
    body.addProperty("hook", call.hook().number());
    body.addProperty("workspace", call.workspace());
    body.addProperty("change", call.parameters().get("change"));
    assertThat(call.hook()).isEqualTo(hook);
    return new HookReceiver.Answer(200, body);
  }

  private DataSource sometimesAway(DataSource real) throws SQLException {
    DataSource source = Mockito.mock(DataSource.class);
    Mockito.when(source.getConnection())
        .thenAnswer(_ -> {
          if (away.get()) {
            throw new SQLTransientConnectionException("nobody is there");
          }
          return real.getConnection();
        });
    return source;
  }

  private String throwables() {
    return logs.list.stream()
        .filter(event -> event.getThrowableProxy() != null)
        .map(event -> String.valueOf(event.getThrowableProxy().getMessage()))
        .toList()
        .toString();
  }

  private HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
    if (authorization != null && !authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
