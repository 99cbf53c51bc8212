package launchbot.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import launchbot.ledger.Ledger;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Which of the addresses that come with requests are called. */
class WhisperTest {

  @Test
  void slacksOwnAddressIsCalled() {
    assertThat(mayCall(null, "https://hooks.slack.com/commands/T0/1/x")).isTrue();
    assertThat(mayCall(null, "https://hooks.slack.com/actions/T0/1/x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.slack.com",
        "http://hooks.slack.com/commands/T0/1/x",
        "https://hooks.slack.com.evil/commands",
        "https://hooks.slack.com@evil/commands",
        "https://hooks.slack.com:443@evil/commands",
        "https://evil@hooks.slack.com/commands",
        "https://user:word@hooks.slack.com/commands",
        "https://hooks.slack.com:8443/commands",
        "https://evilhooks.slack.com/commands",
        "https://evil.hooks.slack.com/commands",
        "https://hooks.slack.com%2eevil/commands",
        "https://hooks.slack.com\\@evil/commands",
        "https://evil/https://hooks.slack.com/",
        "//hooks.slack.com/commands",
        "file:///etc/passwd",
        "https:hooks.slack.com",
        "https://[::1]/commands",
        "https://127.0.0.1/commands",
        "javascript:alert(1)",
        "https://hooks.slack.com/\r\nHost: evil"
      })
  void nobodyElsesIs(String url) {
    assertThat(mayCall(null, url)).as(url).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/commands/T0/1/x",
        "http://127.0.0.1:3001/respond",
        "http://127.0.0.1/respond",
        "https://127.0.0.1:3000/respond",
        "http://localhost:3000/respond",
        "http://127.0.0.1:3000@evil/respond",
        "http://evil@127.0.0.1:3000/respond",
        "http://127.0.0.1:30000/respond"
      })
  void withAStandInOnlyTheStandInIs(String url) {
    URI standIn = URI.create("http://127.0.0.1:3000/sandbox/api/");
    assertThat(mayCall(standIn, url)).as(url).isFalse();
    assertThat(mayCall(standIn, "http://127.0.0.1:3000/sandbox/respond/x")).isTrue();
  }

  private static boolean mayCall(@Nullable URI api, String url) {
    var workspaces = new WorkspaceStore(new Ledger(Mockito.mock(javax.sql.DataSource.class)));
    try (var slack = new SlackApi(api);
        var whisper =
            new Whisper(
                new SlackConnection(
                    slack, "xoxb-none-at-all-0", workspaces, InstantSource.system()),
                api)) {
      return whisper.mayCall(url);
    }
  }
}
