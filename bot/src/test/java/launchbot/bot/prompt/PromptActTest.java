package launchbot.bot.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import launchbot.bot.Golden;
import launchbot.bot.Stage;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sprint.KnownBreak;
import launchbot.sprint.Prompt;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** What usually breaks: as it is asked, and what becomes of the answers. */
class PromptActTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void itLooksLikeThis() {
    Golden.check(
        "prompts",
        PromptView.card(
            Arrays.stream(KnownBreak.values())
                .map(about -> new Prompt(3, about, NOW, null, null, null))
                .toList()));
    List<Prompt.Answer> answers = List.of(Prompt.Answer.values());
    Golden.check(
        "prompts-answered",
        PromptView.card(
            Arrays.stream(KnownBreak.values())
                .map(about ->
                    new Prompt(3, about, NOW, answers.get(about.key().length() % 3), Cast.BEN, NOW))
                .toList()));
  }

  @Test
  void answersAreKeptAndAnEntryComesOfOne() {
    DatabaseUrl database = TestDatabase.migrated();
    try (Stage stage = Stage.open(database, Stage.home(), InstantSource.system())) {
      stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
      assertThat(stage.launch(stage.ada(), "prompts").shown()).contains("Nobody was asked yet");
      asked(database);
      Answer shown = stage.launch(stage.ada(), "prompts");
      assertThat(shown.shown()).contains("Slow pages", "Look into it");
      String ts = Objects.requireNonNull(shown.message()).get("ts").getAsString();
      stage.ada().click(ts, "prompt_look:speed");
      stage.ada().click(ts, "prompt_not-us:deployment");
      stage.whispered(Cast.ADA, Cast.LAUNCH, "<@" + Cast.ADA + "> looks into it", "Not us");
      Answer form = stage.ada().click(ts, "prompt_have:forms");
      JsonObject view = Objects.requireNonNull(form.openedView());
      assertThat(Answer.shown(view)).contains("A form fails or loses what was typed", "forms");
      assertThat(stage.launch(stage.ada(), "prompts").shown())
          .contains("We have this, says", "Another one");
      stage.nothingRejected();
    }
  }

  private static void asked(DatabaseUrl database) {
    DatabaseUrl admin = TestDatabase.server();
    try (var connection =
            DriverManager.getConnection(database.jdbc(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      for (KnownBreak about : KnownBreak.values()) {
        statement.execute(
            "insert into known_break (workspace, launch, prompt, asked_at) select workspace, id,"
                + " '%s', created_at from launch".formatted(about.key()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
