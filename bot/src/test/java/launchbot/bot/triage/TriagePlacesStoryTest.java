package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels in which the bot cannot speak: what was done is saved, and whoever did it hears so. */
class TriagePlacesStoryTest {
  private Stage stage;
  private SandboxPerson ada;

  @BeforeEach
  void open() {
    stage = Stage.open();
    ada = stage.ada();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void inAPrivateChannelWithoutTheBotEntriesAreSavedAndTheMissingMessageIsTold() {
    var answer = ada.command(Cast.FOUNDERS, "/triage add Contract is unsigned | No money !blocker");
    assertThat(answer.shown()).contains("Saved as *#1*", "now the home of a launch");
    String told =
        stage.seesIn(ada.direct(), "I could not post in", "<#" + Cast.FOUNDERS + ">", "/invite");
    assertThat(told).contains("What you did is saved");
    assertThat(ada.command(Cast.FOUNDERS, "/triage show 1").shown()).contains("Contract");
    assertThat(stage.shownIn(Cast.FOUNDERS)).isEmpty();
    ada.command(Cast.FOUNDERS, "/invite @Launchbot");
    ada.command(Cast.FOUNDERS, "/triage add Bank wants a call | No money !blocker");
    stage.seesIn(Cast.FOUNDERS, "Bank wants a call");
  }

  @Test
  void inAnArchivedChannelChangesAreSavedAndTheMissingMessageIsTold() {
    stage.type(ada, "add Signup hangs | Nobody gets in !blocker");
    stage.seesIn(Cast.LAUNCH, "Signup hangs");
    stage.sandbox().archiveChannel(Cast.LAUNCH);
    assertThat(ada.command(Cast.SUPPORT, "/triage fix 1").shown()).contains("*#1* is fixed");
    stage.seesIn(ada.direct(), "I could not post in", "the channel is archived");
    assertThat(ada.command(Cast.SUPPORT, "/triage show 1").shown()).contains("to be verified");
  }

  @Test
  void inADirectMessageTheBotSaysWhereALaunchLives() {
    assertThat(ada.command(ada.direct(), "/triage").shown())
        .contains("A launch lives in a channel");
    stage.type(ada, "add Signup hangs | Nobody gets in !blocker");
    var which = ada.command(ada.direct(), "/triage add Mail is late | x !blocker");
    assertThat(which.shown()).contains("which launch");
    String ts = Objects.requireNonNull(which.message()).get("ts").getAsString();
    ada.click(ts, "triage_save_in:1");
    stage.whispered(Cast.ADA, ada.direct(), "Saved as *#2*");
    assertThat(ada.command(ada.direct(), "/triage mine").shown()).contains("All launches");
  }
}
