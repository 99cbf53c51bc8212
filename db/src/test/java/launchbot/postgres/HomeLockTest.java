package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomeLockTest {
  private Homes homes;

  @BeforeEach
  void makeHomes() throws IOException {
    homes = new Homes();
  }

  @AfterEach
  void stopEverything() throws Exception {
    homes.stopEverything();
  }

  @Test
  void aSecondOwnerIsRefusedInOneLineThatNamesTheFirst() throws Exception {
    Path home = homes.fresh();
    var other = homes.other(home);
    assertThatThrownBy(() -> HomeLock.take(home))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("LAUNCHBOT_HOME")
        .hasMessageContaining("process " + other.process().pid() + ")")
        .hasMessageNotContaining("\n");
    Homes.kill(other.process());
    homes.keep(HomeLock.take(home));
  }

  @Test
  void aRefusalInTheSameProcessDoesNotLoosenTheLock() throws Exception {
    Path home = homes.fresh();
    homes.keep(HomeLock.take(home));
    assertThatThrownBy(() -> HomeLock.take(home)).isInstanceOf(Unusable.class);
    assertThat(homes.other(home).found()).contains("in use by another Launchbot");
  }

  @Test
  void isFreeAgainWhenItIsClosed() {
    Path home = homes.fresh();
    HomeLock.take(home).close();
    HomeLock.take(home).close();
  }

  @Test
  void aHomeThatCannotBeMadeIsSaid() throws Exception {
    Path file = Files.createTempFile("launchbot", "home");
    try {
      assertThatThrownBy(() -> HomeLock.take(file.resolve("home")))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("LAUNCHBOT_HOME");
    } finally {
      Files.delete(file);
    }
  }
}
