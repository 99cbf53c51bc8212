package launchbot.bot;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import launchbot.bot.check.Scopes;
import launchbot.sandbox.Sandbox;
import launchbot.sandbox.SandboxSettings;
import launchbot.sandbox.Shortcut;
import launchbot.sandbox.SlashCommand;
import org.jspecify.annotations.Nullable;

/**
 * The Slack that this process talks to: the real one, or the sandbox that stands in for it. Only
 * here is there a difference; nothing behind it can tell them apart.
 *
 * @param signingSecret null: nothing is taken over HTTP
 * @param appToken null: no Socket Mode
 * @param api base of the Web API; null: Slack's own
 * @param sandbox null when the real Slack is connected
 */
record Stand(
    @Nullable String signingSecret,
    String botToken,
    @Nullable String appToken,
    @Nullable URI api,
    @Nullable Sandbox sandbox) {

  /**
   * @param meanwhile what is done at set hours while the sandbox's clock is put forward
   */
  static Stand of(
      Config config, int port, InstantSource clock, SandboxSettings.Meanwhile meanwhile) {
    Config.OneWorkspace slack = config.slack();
    if (slack != null) {
      return new Stand(
          slack.signingSecret(), slack.botToken(), slack.appToken(), config.slackApi(), null);
    }
    URI own = URI.create("http://127.0.0.1:" + port);
    String secret = random();
    // A new token for every run: nothing outside this process can use the stand-in's Web API.
    String token = "xoxb-sandbox-" + random();
    var settings =
        SandboxSettings.of(() -> own.resolve("/slack/events"), () -> own, secret, token)
            .journal(config.home().resolve("sandbox.jsonl"))
            .commands(commands())
            .shortcuts(shortcuts())
            .events(Set.copyOf(Registry.EVENTS))
            .scopes(Scopes.needed())
            .clock(clock)
            .meanwhile(meanwhile);
    return new Stand(secret, token, null, own.resolve("/sandbox/api/"), new Sandbox(settings));
  }

  /** What the manifest tells Slack, told to its stand-in. */
  static List<SlashCommand> commands() {
    return Registry.COMMANDS.stream()
        .map(c -> new SlashCommand(c.name(), c.usage(), c.description()))
        .toList();
  }

  static List<Shortcut> shortcuts() {
    return Registry.SHORTCUTS.stream().map(s -> new Shortcut(s.callbackId(), s.title())).toList();
  }

  private static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Stand[api=" + api + "]";
  }
}
