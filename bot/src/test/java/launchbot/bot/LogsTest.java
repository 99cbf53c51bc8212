package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With the log levels that we ship, no log line holds what people typed, nor any secret. */
class LogsTest {
  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Kept kept = new Kept();

  @BeforeEach
  void logAsInProduction() {
    logs.reset();
    Logs.asShipped(logs);
    kept.setContext(logs);
    kept.start();
    logs.getLogger("ROOT").addAppender(kept);
  }

  @AfterEach
  void logAsInTests() throws JoranException {
    logs.reset();
    var configurator = new JoranConfigurator();
    configurator.setContext(logs);
    configurator.doConfigure(
        Objects.requireNonNull(LogsTest.class.getResource("/logback-test.xml")));
  }

  @Test
  void aWholeStoryLeavesNoWordsAndNoSecretsInTheLogs() {
    try (TestDatabase database = TestDatabase.fresh();
        Wire wire = Wire.open(database.url(), InstantSource.system())) {
      var saved =
          wire.signed(
              Wire.FORM, Wire.form(wire.command("add Zwetschgenkuchen burns | Quittengelee !low")));
      wire.send(saved);
      wire.send(saved);
      wire.send(saved.signature("v0=" + "ab".repeat(32)));
      wire.type("Zwetschgenkuchen");
      wire.type("set 1 title Zwetschgenkuchen smokes");
      wire.type("set 1 nothing Zwetschgenkuchen");
      wire.type("list Zwetschgenkuchen");
      wire.type("export csv");
      wire.type("add " + "Zwetschgenkuchen ".repeat(600));
      wire.interact(wire.press("triage_fix", "Zwetschgenkuchen"));
      wire.interact(wire.press("triage_complete", "{\"Zwetschgenkuchen\":"));
      wire.interact(wire.press("nobody_knows_this", "Zwetschgenkuchen"));
      for (String type : new String[] {"block_actions", "function_executed", "view_closed"}) {
        JsonObject odd = wire.interaction(type);
        odd.addProperty("text", "Zwetschgenkuchen");
        wire.interact(odd);
        wire.send(wire.signed(Wire.JSON, odd.toString()));
      }
      JsonObject view = wire.interaction("view_submission");
      JsonObject form = Wire.object("id", "V1", "hash", "h", "callback_id", "triage_add");
      form.addProperty("type", "modal");
      form.addProperty("private_metadata", "Zwetschgenkuchen");
      view.add("view", form);
      wire.interact(view);
      JsonObject event = Wire.object("type", "event_callback", "team_id", Cast.TEAM);
      event.addProperty("event_id", "Ev1");
      event.add("event", Wire.object("type", "message", "text", "Zwetschgenkuchen"));
      wire.send(wire.signed(Wire.JSON, event.toString()));
      wire.send(wire.signed(Wire.JSON, "{\"type\":\"Zwetschgenkuchen\"}"));
      wire.send(wire.signed(Wire.FORM, "Zwetschgenkuchen=%zz&command=%2Ftriage&text=%zz"));
      wire.slack().archiveChannel(Cast.LAUNCH);
      wire.type("set 1 title Zwetschgenkuchen is archived");
      Awaitility.await()
          .until(() -> !wire.slack().messages(wire.slack().as(Cast.ADA).direct()).isEmpty());

      assertThat(kept.lines).as("something is logged at all").isNotEmpty();
      assertThat(kept.lines)
          .noneMatch(line -> line.contains("Zwetschgenkuchen") || line.contains("Quittengelee"))
          .noneMatch(line -> line.contains(Wire.SECRET) || line.contains(Wire.TOKEN))
          .noneMatch(line -> line.contains(saved.signature()) || line.contains("abababab"))
          .noneMatch(line -> line.contains("legacy-verification-token"))
          .noneMatch(line -> line.contains(database.url().password() + "@"));
    }
  }

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      var thrown = event.getThrowableProxy();
      lines.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
    }
  }
}
