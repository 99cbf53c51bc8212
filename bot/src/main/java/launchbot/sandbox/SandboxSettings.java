package launchbot.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is set up; {@link #of} gives the usual one.
 *
 * @param requestUrl where signed requests go; asked before each, so it may take turns
 * @param ownUrl where the sandbox itself is reached, without {@code /sandbox}; part of every
 *     response_url
 * @param journal an append-only file that survives restarts; null keeps everything in memory
 * @param events the event types that the manifest subscribes to, as it names them
 * @param scopes what the manifest asks for; empty: everything, where nobody says
 * @param eventRetries how long after a failed delivery an event is sent again
 * @param meanwhile what the bot does at set hours, for a clock that is put forward
 */
public record SandboxSettings(
    Supplier<URI> requestUrl,
    Supplier<URI> ownUrl,
    String signingSecret,
    String botToken,
    @Nullable Path journal,
    List<SlashCommand> commands,
    List<Shortcut> shortcuts,
    Set<String> events,
    Set<String> scopes,
    List<Duration> eventRetries,
    InstantSource clock,
    Meanwhile meanwhile) {

  /** Time that passes because somebody puts the clock forward. */
  public interface Meanwhile {
    /**
     * Carries out whatever is due after the one instant and up to the other, in order. The clock
     * shows the later one only afterwards.
     */
    void pass(Instant after, Instant until);
  }

  public static final Set<String> USUAL_EVENTS =
      Set.of("app_mention", "message.channels", "message.groups", "message.im", "app_home_opened");

  public SandboxSettings {
    commands = List.copyOf(commands);
    shortcuts = List.copyOf(shortcuts);
    events = Set.copyOf(events);
    scopes = Set.copyOf(scopes);
    eventRetries = List.copyOf(eventRetries);
  }

  /** In memory, with the usual events, Slack's retries and no commands yet. */
  public static SandboxSettings of(
      Supplier<URI> requestUrl, Supplier<URI> ownUrl, String signingSecret, String botToken) {
    return new SandboxSettings(
        requestUrl,
        ownUrl,
        signingSecret,
        botToken,
        null,
        List.of(),
        List.of(),
        USUAL_EVENTS,
        Set.of(),
        List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
        InstantSource.system(),
        (_, _) -> {});
  }

  public SandboxSettings journal(@Nullable Path path) {
    return copy(path, commands, shortcuts, events, scopes, eventRetries, clock, meanwhile);
  }

  public SandboxSettings commands(List<SlashCommand> declared) {
    return copy(journal, declared, shortcuts, events, scopes, eventRetries, clock, meanwhile);
  }

  public SandboxSettings shortcuts(List<Shortcut> declared) {
    return copy(journal, commands, declared, events, scopes, eventRetries, clock, meanwhile);
  }

  public SandboxSettings events(Set<String> subscribed) {
    return copy(journal, commands, shortcuts, subscribed, scopes, eventRetries, clock, meanwhile);
  }

  /** What a call needs and is not among these is refused with {@code missing_scope}. */
  public SandboxSettings scopes(Set<String> asked) {
    return copy(journal, commands, shortcuts, events, asked, eventRetries, clock, meanwhile);
  }

  public SandboxSettings eventRetries(List<Duration> delays) {
    return copy(journal, commands, shortcuts, events, scopes, delays, clock, meanwhile);
  }

  /**
   * Another clock, for tests that do not want to wait for triggers and response URLs to expire. It
   * has to agree with the bot's, or no signature is believed.
   */
  public SandboxSettings clock(InstantSource other) {
    return copy(journal, commands, shortcuts, events, scopes, eventRetries, other, meanwhile);
  }

  /** What a clock that is put forward passes by is done by this. */
  public SandboxSettings meanwhile(Meanwhile done) {
    return copy(journal, commands, shortcuts, events, scopes, eventRetries, clock, done);
  }

  private SandboxSettings copy(
      @Nullable Path journal,
      List<SlashCommand> commands,
      List<Shortcut> shortcuts,
      Set<String> events,
      Set<String> scopes,
      List<Duration> eventRetries,
      InstantSource clock,
      Meanwhile meanwhile) {
    return new SandboxSettings(
        requestUrl,
        ownUrl,
        signingSecret,
        botToken,
        journal,
        commands,
        shortcuts,
        events,
        scopes,
        eventRetries,
        clock,
        meanwhile);
  }

  /** Never prints a secret. */
  @Override
  public String toString() {
    return "SandboxSettings[" + ownUrl.get() + "]";
  }
}
