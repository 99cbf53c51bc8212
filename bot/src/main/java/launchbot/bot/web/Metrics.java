package launchbot.bot.web;

import io.javalin.config.RoutesConfig;
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

  /** Counts one request to Slack's entrance. */
  public void slackRequest(int status, Duration took) {
    Timer.builder("launchbot.slack.requests")
        .tag("status", String.valueOf(status))
        .publishPercentileHistogram(false)
        .register(registry)
        .record(took);
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
