package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import launchbot.bot.web.Web;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Channel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The bot is killed again and again while people add entries. What it has acknowledged is there,
 * once, with its history and its announcement.
 */
class KillTest {
  private static final int KILLS = 20;
  private static final int CLIENTS = 8;
  private static final int ENTRIES_PER_ROUND = 3;

  /** Several, because Slack takes only one message per second in each. */
  private static final List<Channel> CHANNELS =
      List.of(channel("C0KILL0001"), channel("C0KILL0002"), channel("C0KILL0003"));

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final LinkedBlockingQueue<Integer> toAdd = new LinkedBlockingQueue<>();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeats = new AtomicInteger();

  /** Saved, and killed before anybody could be told: the cases that this test is about. */
  private final AtomicInteger unheard = new AtomicInteger();

  private volatile boolean over;

  @Test
  void whatIsAcknowledgedIsThereOnceHoweverOftenTheBotIsKilled() throws Exception {
    System.out.println("KillTest: seed " + seed);
    try (var home = Homes.fresh();
        var slack = StandIn.open();
        var knock = new Knock(InstantSource.system())) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      Map<String, String> environment = slack.environment();
      environment.put("PORT", String.valueOf(port));
      environment.put("LAUNCHBOT_HOME", home.path().toString());
      BotProcess bot = BotProcess.start(environment).ready();
      try {
        startLaunches(slack);
        List<Thread> clients = clients(knock, port);
        for (int kill = 0; kill < KILLS; kill++) {
          killAtSomeMoment(bot, kill);
          bot = BotProcess.start(environment);
        }
        bot.ready();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() == all());
        over = true;
        for (Thread client : clients) {
          client.join();
        }
        check(slack, home.path());
        assertThat(bot.stop()).as("exit code after SIGTERM: %s", bot.err()).isZero();
        assertThat(BotProcess.postgres(home.path())).as("a PostgreSQL left behind").isEmpty();
      } finally {
        over = true;
        bot.close();
      }
    }
  }

  private static int all() {
    return KILLS * ENTRIES_PER_ROUND;
  }

  private static Channel channel(String id) {
    return new Channel(
        id,
        id.toLowerCase(java.util.Locale.ROOT),
        Channel.Kind.PUBLIC,
        false,
        List.of(Cast.ADA, Cast.BEN, Cast.BOT));
  }

  private static void startLaunches(StandIn slack) {
    for (Channel channel : CHANNELS) {
      slack.sandbox().addChannel(channel);
      Answer answer =
          slack
              .ada()
              .command(channel.id(), "/triage add Here %s | Begins !low".formatted(channel.name()));
      if (answer.shown().contains("which launch")) {
        String ts = Objects.requireNonNull(answer.message()).get("ts").getAsString();
        slack.ada().click(ts, "triage_save_here");
      }
      Awaitility.await().until(() -> slack.count(channel.id(), "Begins") > 0);
    }
  }

  /** Every fourth time while it starts, otherwise in the middle of what the clients ask for. */
  private void killAtSomeMoment(BotProcess bot, int kill) throws InterruptedException {
    boolean starting = kill % 4 == 3;
    if (!starting) {
      bot.ready();
    }
    for (int i = 0; i < ENTRIES_PER_ROUND; i++) {
      toAdd.add(kill * ENTRIES_PER_ROUND + i);
    }
    Thread.sleep(random.nextInt(starting ? 3000 : 600));
    bot.kill();
  }

  private List<Thread> clients(Knock knock, int port) {
    List<Thread> clients = new ArrayList<>();
    var together = new CountDownLatch(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.ofVirtual()
              .start(() -> {
                together.countDown();
                try {
                  while (!over) {
                    Integer entry = toAdd.poll(100, TimeUnit.MILLISECONDS);
                    if (entry != null) {
                      addUntilAcknowledged(knock, port, entry);
                    }
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    return clients;
  }

  /** The same trigger id each time: it is one request, however often it has to be sent. */
  private void addUntilAcknowledged(Knock knock, int port, int entry) throws InterruptedException {
    String channel = CHANNELS.get(entry % CHANNELS.size()).id();
    String words = "add %s | Somebody is hurt !low".formatted(title(entry));
    while (!over) {
      try {
        Knock.Answer answer = knock.triage(port, channel, "trigger.kill." + entry, words);
        if (answer.saved()) {
          acknowledged.add(entry);
          if (answer.repeated()) {
            unheard.incrementAndGet();
          }
          return;
        }
        if (!answer.notSaved() && !answer.uncertain()) {
          wrong.add(answer.status() + " " + answer.body());
        }
      } catch (IOException e) {
        // killed, or not up yet
      }
      repeats.incrementAndGet();
      Thread.sleep(50);
    }
  }

  private static String title(int entry) {
    return "Finding k%03d".formatted(entry);
  }

  private void check(StandIn slack, Path home) throws IOException, SQLException {
    try (Connection sql = superuser(home)) {
      // What was on its way at a kill is looked up when its lease of 45 seconds has ended.
      Awaitility.await()
          .atMost(Duration.ofSeconds(100))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> number(sql, "select count(*) from outbox where state <> 'sent'") == 0);
      long messages = 0;
      for (int entry = 0; entry < all(); entry++) {
        String of = " from entry where title = '" + title(entry) + "'";
        assertThat(number(sql, "select count(*)" + of)).as(title(entry)).isEqualTo(1);
        assertThat(
                number(
                    sql,
                    "select count(*) from history where subject = 'entry' and verb = 'added' and"
                        + " subject_number in (select number"
                        + of
                        + ")"))
            .as("history of " + title(entry))
            .isEqualTo(1);
        for (Channel channel : CHANNELS) {
          long there = slack.count(channel.id(), title(entry));
          messages += there;
          assertThat(there)
              .as("announcements of %s in %s", title(entry), channel.id())
              .isEqualTo(channel.equals(CHANNELS.get(entry % CHANNELS.size())) ? 1 : 0);
        }
      }
      long entries = number(sql, "select count(*) from entry where title like 'Finding k%'");
      System.out.printf(
          "KillTest: %d kills, %d acknowledged (%d of them saved before a kill and told after it,"
              + " %d attempts failed), %d entries, %d messages, numbers 1 to %d%n",
          KILLS,
          acknowledged.size(),
          unheard.get(),
          repeats.get(),
          entries,
          messages,
          number(sql, "select max(number) from entry"));
      assertThat(number(sql, "select count(*) from entry")).isEqualTo(all() + CHANNELS.size());
      assertThat(number(sql, "select max(number) from entry"))
          .as("a number that was given twice or to nobody")
          .isEqualTo(all() + CHANNELS.size());
      assertThat(slack.sandbox().rejected()).isEmpty();
      assertThat(wrong).isEmpty();
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
