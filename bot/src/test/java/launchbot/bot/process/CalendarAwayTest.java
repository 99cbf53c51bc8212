package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import launchbot.bot.web.Web;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Calendar;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Rhythm;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calendar while its database is away: it gets over it, and does not cry about it. */
class CalendarAwayTest {
  private static final Pattern AGE =
      Pattern.compile("launchbot_calendar_checkin_age_seconds (\\d+)");

  private final Homes home = Homes.fresh();
  private final Knock knock = new Knock(InstantSource.system());
  private DatabaseUrl url;
  private CutWire wire;

  @BeforeEach
  void open() {
    DatabaseUrl direct = TestDatabase.create();
    String port = direct.jdbc().replaceAll(".*:(\\d+)/.*", "$1");
    wire = new CutWire(Integer.parseInt(port));
    url =
        new DatabaseUrl(
            direct.jdbc().replace(":" + port + "/", ":" + wire.port() + "/"),
            direct.user(),
            direct.password());
  }

  @AfterEach
  void close() {
    wire.mend();
    wire.close();
    knock.close();
    home.close();
  }

  @Test
  void whatWasDueWhileItWasAwayRunsWhenItIsBack() {
    var wanted = new CopyOnWriteArrayList<Appointment>();
    var ran = new CopyOnWriteArrayList<String>();
    var duty = new Duty("note", () -> wanted, one -> ran.add(one.receipt()));
    try (var database = Database.open(url, TestDatabase.KEY, Instant.now());
        var calendar = new Calendar(database.dataSource(), List.of(duty), InstantSource.system())) {
      calendar.tend();
      Instant due = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.SECONDS);
      var zone = ZoneId.of("Asia/Kolkata");
      wanted.add(Appointment.of("note", Rhythm.daily(zone, LocalTime.ofInstant(due, zone)), "a"));
      calendar.reconcile();
      wire.cut();
      assertThat(Instant.now()).isBefore(due);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              Instant.now().isAfter(due.plusSeconds(2))
                  && calendar.figures().sinceCheckIn().toSeconds() >= 6);
      assertThat(ran).isEmpty();
      wire.mend();
      Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> !ran.isEmpty());
      assertThat(ran).containsExactly("note/a@" + due);
      Awaitility.await().until(() -> calendar.figures().sinceCheckIn().toSeconds() < 6);
    }
  }

  @Test
  void theLogOfAWholeBotStaysCalm() throws Exception {
    Map<String, String> environment = new HashMap<>();
    int port = Web.freePort("127.0.0.1");
    environment.put("PORT", String.valueOf(port));
    environment.put("LAUNCHBOT_HOME", home.path().toString());
    environment.put("LAUNCHBOT_SANDBOX", "true");
    // As it is shipped, not as tests log.
    environment.put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=launchbot.bot.Logs");
    environment.put("DATABASE_URL", MainTest.address(url));
    try (var bot = BotProcess.start(environment).ready()) {
      // It runs: its second check-in has come.
      Awaitility.await().until(() -> age(port) >= 4);
      Awaitility.await().until(() -> age(port) < 3);
      wire.cut();
      Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> age(port) >= 20);
      wire.mend();
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> age(port) < 6);
      assertThat(bot.err())
          .noneMatch(line -> line.contains(" ERROR "))
          .noneMatch(line -> line.contains("JobPersistenceException"));
      assertThat(bot.err().stream().filter(line -> line.contains(" Calendar ")))
          .as("once when it goes, once when it is back")
          .hasSize(2);
    }
  }

  /** Seconds since the bot's calendar has checked in. */
  private int age(int port) throws Exception {
    var age = AGE.matcher(knock.get(port, "/metrics").body());
    assertThat(age.find()).isTrue();
    return Integer.parseInt(age.group(1));
  }
}
