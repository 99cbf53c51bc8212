package launchbot.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import launchbot.bot.Golden;
import launchbot.bot.Stage;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.Test;

/** What people do with {@code /launch settings}. */
class SettingsStoryTest {

  @Test
  void theLeadChangesThemAndTheyStay() {
    try (Stage stage = Stage.open()) {
      assertThat(stage.launch(stage.ada(), "settings").shown()).contains("No launch");
      stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
      assertThat(stage.launch(stage.ben(), "settings").shown())
          .contains("09:00–18:00", "Europe/Stockholm");
      assertThat(stage.launch(stage.ben(), "settings hours 10-19").shown())
          .contains("Only the lead");
      assertThat(stage.launch(stage.ben(), "settings edit").shown()).contains("Only the lead");
      assertThat(stage.launch(stage.ada(), "settings hours 10-19").shown())
          .contains("Saved", "10:00–19:00", "10:00: the day's focus");
      assertThat(stage.launch(stage.ada(), "settings hours 10-19").shown()).contains("already");
      assertThat(stage.launch(stage.ada(), "settings country xx").shown()).contains("DE-BY");
      assertThat(stage.launch(stage.ada(), "settings country de-by").shown()).contains("of DE-BY");
      assertThat(stage.launch(stage.ada(), "settings morning 8").shown()).contains("working hours");
      JsonObject view =
          Objects.requireNonNull(stage.launch(stage.ada(), "settings edit").openedView());
      assertThat(Answer.shown(view)).contains("10:00-19:00", "DE-BY");
      var refused =
          stage
              .ada()
              .submit(
                  id(view),
                  Map.of("hours", "soon", "standup", "3:00", "days-off", "never", "cap", "99"));
      assertThat(refused.errors()).containsKeys("hours", "days-off");
      assertThat(stage.ada().submit(id(view), Map.of("standup", "3:00")).errors())
          .containsKey("standup");
      assertThat(stage.ada().submit(id(view), Map.of("cap", "99")).errors()).containsKey("cap");
      assertThat(
              stage
                  .ada()
                  .submit(
                      id(view),
                      Map.of("standup", "9:15", "days-off", "2026-12-24 to 2027-01-02", "cap", "8"))
                  .closed())
          .isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "Saved", "09:15", "8 messages");
      assertThat(stage.launch(stage.ben(), "settings").shown())
          .contains("10:00–19:00", "of DE-BY", "09:15", "24 Dec");
      stage.nothingRejected();
    }
  }

  @Test
  void theyLookLikeThis() {
    var launch = new Launch(3, "C1", "Shop <b>", ZoneOffset.UTC, null, Cast.ADA);
    LocalDate today = LocalDate.parse("2026-11-20");
    Golden.check("settings", SettingsView.card(null, launch, Settings.DEFAULT, today));
    Settings full =
        Settings.DEFAULT
            .withStandup(LocalTime.of(9, 15))
            .withWeekends(true)
            .withCountry("DE-BY")
            .withDaysOff(
                new TreeSet<>(List.of(today.plusDays(3), today.plusDays(4), today.plusDays(40))));
    Golden.check("settings-saved", SettingsView.card("Saved.", launch, full, today));
    Golden.check("form-settings", SettingsView.form("C1", Settings.DEFAULT));
    Golden.check("form-settings-filled", SettingsView.form("C1", full));
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
