package launchbot.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.outbox.OutboxHealth;
import launchbot.outbox.OutboxStore;

/** {@code /metrics}: Prometheus text. */
public final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Metrics(Ledger ledger, InstantSource clock) {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    Gauge.builder("launchbot.outbox.waiting", () -> outbox(ledger, clock).waiting())
        .description("Messages not delivered yet")
        .register(registry);
    Gauge.builder("launchbot.outbox.dead", () -> outbox(ledger, clock).dead())
        .description("Messages that Slack refused for good")
        .register(registry);
  }

  /** The handler, with its requests counted and timed by the status of their answer. */
  public Handler timed(Handler handler) {
    return ctx -> {
      long start = System.nanoTime();
      handler.handle(ctx);
      Timer.builder("launchbot.slack.requests")
          .description("Requests to Slack's entrance")
          .tag("status", String.valueOf(ctx.statusCode()))
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - start));
    };
  }

  public void routes(RoutesConfig routes) {
    routes.get(
        "/metrics",
        ctx ->
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape()));
  }

  private static OutboxHealth outbox(Ledger ledger, InstantSource clock) {
    try {
      return ledger.across(sql -> OutboxStore.health(sql, clock.instant()));
    } catch (DatabaseAway e) {
      throw new IllegalStateException("unknown while the database is away", e); // shown as NaN
    }
  }
}
