package launchbot.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import launchbot.bot.socket.SocketMode;
import launchbot.jobs.calendar.Figures;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.outbox.OutboxHealth;
import launchbot.outbox.OutboxStore;

/** {@code /metrics}: Prometheus text. */
public final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * @param calendar what it has done so far
   * @param newestCopy of which instant this home's newest nightly backup is
   */
  public Metrics(
      Ledger ledger,
      Supplier<Figures> calendar,
      Supplier<Optional<Instant>> newestCopy,
      InstantSource clock) {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    Gauge.builder("launchbot.outbox.waiting", () -> outbox(ledger, clock).waiting())
        .description("Messages not delivered yet")
        .register(registry);
    Gauge.builder("launchbot.outbox.dead", () -> outbox(ledger, clock).dead())
        .description("Messages that Slack refused for good")
        .register(registry);
    Gauge.builder(
            "launchbot.backup.newest.seconds",
            () -> newestCopy.get().map(at -> (double) at.getEpochSecond()).orElse(Double.NaN))
        .description("The newest nightly backup under this home, in seconds since 1970")
        .register(registry);
    calendar(calendar);
  }

  /** The handler, with its requests counted and timed by the status of their answer. */
  public Handler timed(Handler handler) {
    return ctx -> {
      long start = System.nanoTime();
      handler.handle(ctx);
      answered("http", ctx.statusCode(), Duration.ofNanos(System.nanoTime() - start));
    };
  }

  /** A request came through Socket Mode and was answered. */
  public void answeredBySocket(int status, Duration after) {
    answered("socket", status, after);
  }

  public void watch(SocketMode socket) {
    Gauge.builder("launchbot.socket.connections", socket::connections)
        .description("Connections of Socket Mode that stand: one, two while they change")
        .register(registry);
    FunctionCounter.builder("launchbot.socket.opened", socket, SocketMode::opened)
        .description(
            "Connections of Socket Mode opened since the start; each after the first is a"
                + " reconnection")
        .register(registry);
  }

  private void answered(String door, int status, Duration after) {
    Timer.builder("launchbot.slack.requests")
        .description("Requests of Slack's, by the door they came through")
        .tag("door", door)
        .tag("status", String.valueOf(status))
        .register(registry)
        .record(after);
  }

  public void routes(RoutesConfig routes) {
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape()));
  }

  private void calendar(Supplier<Figures> figures) {
    Gauge.builder("launchbot.calendar.checkin.age", () -> figures.get().sinceCheckIn().toSeconds())
        .description("Since this process last told the other replicas that it is alive")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("launchbot.calendar.running", () -> figures.get().running())
        .description("Appointments that run at this moment")
        .register(registry);
    Map<String, ToDoubleFunction<Figures>> outcomes =
        Map.of(
            "ran", Figures::ran,
            "superseded", Figures::superseded,
            "failed", Figures::failed);
    outcomes.forEach((outcome, count) ->
        FunctionCounter.builder(
                "launchbot.calendar.occasions", figures, all -> count.applyAsDouble(all.get()))
            .description("Occasions that came up in this process")
            .tag("outcome", outcome)
            .register(registry));
    FunctionCounter.builder("launchbot.calendar.late", figures, all -> all.get().late())
        .description("Occasions that all replicas had missed and that were caught up")
        .register(registry);
  }

  private static OutboxHealth outbox(Ledger ledger, InstantSource clock) {
    try {
      return ledger.across(sql -> OutboxStore.health(sql, clock.instant()));
    } catch (DatabaseAway e) {
      throw new IllegalStateException("unknown while the database is away", e); // shown as NaN
    }
  }
}
