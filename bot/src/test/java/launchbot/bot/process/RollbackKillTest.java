package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.web.Web;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanJson;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bot is killed in the middle of a rollback, between two steps of an escalation and right after
 * somebody has ticked a step off: the tick is kept, the escalation goes on, and nobody is told
 * anything twice.
 */
@Tag("alone")
class RollbackKillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LATE = "Step 2 is late";
  private static final String CALLED = "Step 2 is still not over";

  @Test
  void whatIsUnderWayGoesOnAndNothingIsSaidTwice() throws Exception {
    try (var home = Homes.fresh();
        var slack = StandIn.open()) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      Map<String, String> environment = slack.environment();
      environment.put("PORT", String.valueOf(port));
      environment.put("LAUNCHBOT_HOME", home.path().toString());
      BotProcess bot = BotProcess.start(environment).ready();
      try {
        start(slack);
        try (Connection sql = superuser(home.path())) {
          underWay(sql);
        }
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> slack.count(Cast.LAUNCH, LATE) > 0);
        Answer tick = slack.ada().command(Cast.LAUNCH, "/rollback step 1 done it runs again");
        bot.kill();
        assertThat(tick.shown()).contains("Step 1: done");

        try (Connection sql = superuser(home.path())) {
          assertThat(number(sql, "select count(*) from rollback_step where state = 'done'"))
              .as("a tick that was answered is kept")
              .isOne();
          bot = BotProcess.start(environment).ready();
          Awaitility.await().atMost(PATIENCE).until(() -> slack.count(Cast.LAUNCH, CALLED) > 0);
          slack.ada().command(Cast.LAUNCH, "/rollback step 2 done");
          Awaitility.await()
              .atMost(PATIENCE)
              .until(() ->
                  number(sql, "select count(*) from rollback_watch where over_at is not null")
                      == 1);
          Awaitility.await()
              .atMost(PATIENCE)
              .until(() ->
                  number(sql, "select count(*) from outbox where state not in ('sent', 'dead')")
                      == 0);
          assertThat(
                  number(
                      sql,
                      "select count(*) from timer where kind in ('step.late', 'step.contact')"))
              .as("the escalation has an end")
              .isZero();
        }
        assertThat(slack.count(Cast.LAUNCH, LATE)).as(LATE).isOne();
        assertThat(slack.count(Cast.LAUNCH, CALLED)).as(CALLED).isOne();
        assertThat(bot.stop()).as("exit code after SIGTERM: %s", bot.err()).isZero();
      } finally {
        bot.close();
      }
    }
  }

  private static void start(StandIn slack) {
    Answer answer = slack.ada().command(Cast.LAUNCH, "/triage add Signup hangs | Begins !low");
    if (answer.shown().contains("which launch")) {
      slack
          .ada()
          .click(
              Objects.requireNonNull(answer.message()).get("ts").getAsString(), "triage_save_here");
    }
    Awaitility.await().until(() -> slack.count(Cast.LAUNCH, "Signup hangs") > 0);
  }

  /** Two steps that somebody is at; the second is late from now on, and the next call is near. */
  private static void underWay(Connection sql) throws SQLException {
    var plan =
        new RollbackPlan(
            "production",
            "1.4.1",
            List.of(step("code", Duration.ofHours(1)), step("data", Duration.ofSeconds(6))),
            Chain.LEAD,
            List.of(),
            List.of(),
            null);
    try (var insert =
        sql.prepareStatement(
            """
            insert into rollback_run (workspace, launch, number, environment, plan, plan_version, drill, channel,
                reason, proposed_at, status, status_at, since)
              select workspace, id, 1, 'production', ?::jsonb, 1, false, channel, 'errors rise', now(), 'running',
                now(), now() from launch;
            insert into rollback_watch (workspace, run, began_at) select workspace, id, now() from rollback_run;
            insert into rollback_step (workspace, run, number, step, state, owner, since)
              select r.workspace, r.id, n, 'step' || n, 'doing', 'U0BEN00001', now() - interval '6 seconds'
              from rollback_run r, generate_series(1, 2) n;
            insert into timer (workspace, kind, subject, due_at)
              select workspace, 'step.late', id, now() from rollback_step where number = 2;
            """)) {
      insert.setString(1, PlanJson.write(plan));
      insert.execute();
    }
  }

  private static Step step(String key, Duration target) {
    return new Step(
        key,
        Step.Kind.CODE,
        "Bring it back",
        null,
        Cast.BEN,
        Cast.CHIYO,
        target,
        "Ann, +44 20 7946 0000",
        List.of(),
        true,
        false,
        null);
  }

  private static Connection superuser(Path home) throws IOException, SQLException {
    Path root = home.resolve("postgres");
    String port = Files.readAllLines(root.resolve("data/postmaster.pid")).get(3).strip();
    String password = Files.readString(root.resolve("password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  private static long number(Connection sql, String query) throws SQLException {
    try (var statement = sql.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
