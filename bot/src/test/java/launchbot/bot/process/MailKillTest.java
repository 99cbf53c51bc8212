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
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.web.Web;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.MailServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bot is killed while a notice goes out to subscribers, in the worst moment: the server has
 * taken mails and has not said so. Nobody is left out, and nobody is sent two mails: what comes
 * twice is the same mail, by its Message-ID.
 */
@Tag("alone")
class MailKillTest {
  private static final int SUBSCRIBERS = 60;

  /** From this mail on the server takes mails and does not answer. */
  private static final int SILENT = 20;

  /** As many as are sent at once: some may have been taken between the last look and the kill. */
  private static final int IN_HAND = 20;

  @Test
  void nobodyIsLeftOutAndNobodyIsSentTwo() throws Exception {
    try (var home = Homes.fresh();
        var slack = StandIn.open();
        var mails = MailServer.start()) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      Map<String, String> environment = slack.environment();
      environment.put("PORT", String.valueOf(port));
      environment.put("LAUNCHBOT_HOME", home.path().toString());
      environment.put("SMTP_URL", mails.url("&per-minute=1200"));
      mails.silentFrom(SILENT);
      BotProcess bot = BotProcess.start(environment).ready();
      try {
        start(slack);
        try (Connection sql = superuser(home.path())) {
          approve(sql);
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> mails.taken().size() > SILENT);
        bot.kill();
        int unanswered = mails.taken().size() - SILENT + 1;
        mails.speak();

        try (Connection sql = superuser(home.path())) {
          over(sql); // what the dead bot had in hand: as if its lease of 45 seconds had ended
          bot = BotProcess.start(environment).ready();
          Awaitility.await()
              .atMost(Duration.ofSeconds(30))
              .until(() ->
                  number(sql, "select count(*) from subscriber_mail where state = 'sent'")
                      == SUBSCRIBERS);
          assertThat(number(sql, "select count(*) from subscriber_mail")).isEqualTo(SUBSCRIBERS);
        }
        check(mails.taken(), unanswered);
        assertThat(bot.stop()).as("exit code after SIGTERM: %s", bot.err()).isZero();
      } finally {
        bot.close();
      }
    }
  }

  private static void check(List<MailServer.Taken> taken, int unanswered) {
    Map<String, Set<String>> ids =
        taken.stream()
            .collect(
                Collectors.groupingBy(
                    MailServer.Taken::to,
                    Collectors.mapping(MailServer.Taken::id, Collectors.toSet())));
    System.out.printf(
        "MailKillTest: %d subscribers, killed when %d mails were taken without an answer;"
            + " %d recipients, %d Message-IDs, %d copies of mails that were taken before%n",
        SUBSCRIBERS,
        unanswered,
        ids.size(),
        taken.stream().map(MailServer.Taken::id).distinct().count(),
        taken.size() - SUBSCRIBERS);
    assertThat(ids).as("nobody is left out").hasSize(SUBSCRIBERS);
    assertThat(ids.values()).as("nobody is sent two").allMatch(all -> all.size() == 1);
    assertThat(taken.stream().map(MailServer.Taken::id).distinct()).hasSize(SUBSCRIBERS);
    assertThat(taken.size() - SUBSCRIBERS).as("copies").isBetween(1, unanswered + IN_HAND);
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

  /** A page with its subscribers, and a notice as one is that somebody approved. */
  private static void approve(Connection sql) throws SQLException {
    try (var statement = sql.createStatement()) {
      statement.execute(
          """
          insert into status_page (workspace, launch, slug, name, about, shown, reports, colour, made_at)
            select workspace, id, 'shop', 'Shop', '', true, true, '#1f3a5f', now() from launch;
          insert into subscriber (workspace, page, address, folded, asked_at, confirmed_at)
            select p.workspace, p.id, 's' || n || '@example.com', 's' || n || '@example.com', now(), now()
            from status_page p, generate_series(1, %d) n;
          insert into notice (workspace, launch, number, moment, state, headline, body, shows, components,
              drill, writer, written_at, approver, approved_at)
            select workspace, launch, 1, 'outage', 'approved', 'Checkout does not work', 'We look into it.',
              'outage', '{}', false, 'U0ADA00001', now(), 'U0BEN00001', now() from status_page;
          insert into notice_mailing (workspace, notice, page, urgent, reached, begun_at, next_at)
            select n.workspace, n.id, p.id, true, 0, now(), now()
            from notice n join status_page p on p.workspace = n.workspace and p.launch = n.launch;
          """
              .formatted(SUBSCRIBERS));
    }
  }

  private static void over(Connection sql) throws SQLException {
    try (var statement = sql.createStatement()) {
      statement.execute("update outbox set due_at = now() where kind = 'mail'");
    }
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
