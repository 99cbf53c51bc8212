package launchbot.bot.web;

import com.google.gson.Gson;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import launchbot.alarm.OutageStore;
import launchbot.ledger.Ledger;
import launchbot.outbox.OutboxHealth;
import launchbot.outbox.OutboxStore;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can do its work; 503 with
 * the reason when the database is away, messages are stuck, a scheduler stands still or Slack
 * cannot reach us.
 */
public final class Health implements AutoCloseable {
  private static final Gson GSON = new Gson();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Messages older than this are stuck: Slack or our way to it has trouble. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final Supplier<Duration> sinceLastRun;
  private final Supplier<Optional<String>> calendarTrouble;
  private final Supplier<Optional<String>> socket;
  private final Supplier<Optional<String>> probes;
  private final InstantSource clock;
  private final ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param sinceLastRun the longest time since a rate ran last
   * @param calendarTrouble what is wrong with the calendar, in words, if anything is
   * @param socket what is wrong with Socket Mode, in words, if anything is
   * @param probes what keeps probes from telling anything, in words, if anything does
   */
  public Health(
      Ledger ledger,
      Supplier<Duration> sinceLastRun,
      Supplier<Optional<String>> calendarTrouble,
      Supplier<Optional<String>> socket,
      Supplier<Optional<String>> probes,
      InstantSource clock) {
    this.ledger = ledger;
    this.sinceLastRun = sinceLastRun;
    this.calendarTrouble = calendarTrouble;
    this.socket = socket;
    this.probes = probes;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/health/live", ctx -> ctx.json("{\"status\":\"live\"}"));
    routes.get(
        "/health/ready",
        ctx -> {
          Map<String, String> problems = problems();
          ctx.status(problems.isEmpty() ? 200 : 503)
              .contentType("application/json")
              .header("Cache-Control", "no-store")
              .result(
                  GSON.toJson(
                      problems.isEmpty()
                          ? Map.of("status", "ready")
                          : Map.of("status", "not ready", "problems", problems)));
        });
  }

  @Override
  public void close() {
    checks.shutdown();
  }

  /** What is wrong, by the part that has it. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    var outbox =
        checks.submit(() -> ledger.across(sql -> OutboxStore.health(sql, clock.instant())));
    var untold = checks.submit(() -> ledger.across(OutageStore::untold));
    try {
      int alarms = untold.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).size();
      if (alarms > 0) {
        problems.put("alarms", "%d have reached nobody: no route delivers".formatted(alarms));
      }
      OutboxHealth health = outbox.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      Instant oldest = health.oldest();
      if (oldest != null && oldest.plus(STUCK).isBefore(clock.instant())) {
        problems.put(
            "outbox",
            "%d messages wait for Slack, the oldest since %s".formatted(health.waiting(), oldest));
      }
    } catch (TimeoutException | ExecutionException e) {
      problems.put("database", "does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (sinceLastRun.get().compareTo(STANDSTILL) > 0) {
      problems.put("scheduler", "has not run for " + sinceLastRun.get().toSeconds() + " s");
    }
    calendarTrouble.get().ifPresent(trouble -> problems.putIfAbsent("scheduler", trouble));
    socket.get().ifPresent(why -> problems.put("socket", why));
    probes.get().ifPresent(why -> problems.put("probes", why));
    return problems;
  }
}
