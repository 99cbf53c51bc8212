package launchbot.bot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;

/**
 * How logs are written, as code: reading the same from a file takes Logback a sixth of a second of
 * every start. A file of one's own is named with {@code -Dlogback.configurationFile}.
 */
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0} %msg%n%ex{12}";

  private static final List<String> QUIETER =
      List.of(
          // Bolt and the Slack client log bodies and tokens on debug: never below warn.
          "com.slack.api",
          "org.flywaydb",
          "org.quartz",
          "launchbot.jobs.calendar.CalendarStore",
          "org.eclipse.jetty",
          "io.javalin",
          "com.zaxxer.hikari",
          "org.jooq");

  private static final List<String> SILENT =
      List.of(
          // Whatever it does not know it quotes as a warning, whole.
          "com.slack.api.bolt.util.SlackRequestParser",
          // Quartz's own log of what Calendar tells once, in a line.
          "org.quartz.core.ErrorLogger");

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    String file = System.getProperty("logback.configurationFile");
    boolean ours =
        file == null
            ? Logs.class.getResource("/logback-test.xml") == null
            : file.equals(Logs.class.getName());
    if (!ours) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    asShipped(logs);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Logs go to stderr: stdout is for what people are told at the start. */
  static void asShipped(LoggerContext logs) {
    var lines = new PatternLayoutEncoder();
    lines.setContext(logs);
    lines.setPattern(PATTERN);
    lines.start();
    var stderr = new ConsoleAppender<ILoggingEvent>();
    stderr.setContext(logs);
    stderr.setName("STDERR");
    stderr.setTarget("System.err");
    stderr.setEncoder(lines);
    stderr.start();
    logs.getLogger("ROOT").setLevel(Level.INFO);
    logs.getLogger("ROOT").addAppender(stderr);
    Map.of(Level.WARN, QUIETER, Level.OFF, SILENT)
        .forEach((level, names) -> names.forEach(name -> logs.getLogger(name).setLevel(level)));
  }
}
