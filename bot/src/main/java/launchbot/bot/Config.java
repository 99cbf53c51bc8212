package launchbot.bot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.web.Proxies;
import launchbot.jobs.alarm.TwilioUrl;
import launchbot.jobs.dns.DnsResolver;
import launchbot.jobs.mailer.SmtpUrl;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * How this process is set up, read from the environment once.
 *
 * @param home directory for embedded data and generated keys
 * @param database null: PostgreSQL runs embedded under the home
 * @param key null: generated under the home
 * @param slack null: the sandbox stands in for Slack
 * @param slackApi base of Slack's Web API, ending in a slash; null: Slack's own
 * @param baseUrl where people reach this process; null: {@code http://localhost:PORT}
 * @param privateTargets whether probes may reach private addresses
 * @param dns the server that probes ask, as {@link DnsResolver#of} reads it; null: the system's
 * @param repositories where the operator keeps git repositories that may be looked through for
 *     secrets; null: only those at an address are
 * @param smtp the server that takes our mail; null: alarms do not go out as mail
 * @param twilio the account that sends our texts; null: alarms do not go out as SMS
 * @param proxies whose {@code X-Forwarded-For} is believed
 * @param canaries what is asked whether we reach anything ourselves, as {@code host:port}; none:
 *     nothing is
 * @param heartbeatUrl is told each minute that probes are looked at; null: nobody is
 */
public record Config(
    String host,
    int port,
    Path home,
    @Nullable DatabaseUrl database,
    @Nullable String key,
    @Nullable OneWorkspace slack,
    @Nullable URI slackApi,
    @Nullable URI baseUrl,
    boolean privateTargets,
    @Nullable String dns,
    @Nullable Path repositories,
    @Nullable SmtpUrl smtp,
    @Nullable TwilioUrl twilio,
    Proxies proxies,
    List<String> canaries,
    @Nullable URI heartbeatUrl) {

  /** Of three that are not away at once; addresses, since a name needs DNS. */
  private static final String CANARIES = "1.1.1.1:443, 8.8.8.8:443, 9.9.9.9:443";

  /**
   * The secrets of a single Slack workspace, which reaches us in one way at least.
   *
   * @param signingSecret for requests over HTTP; null: none are taken
   * @param appToken for Socket Mode; null: no connection is opened
   */
  public record OneWorkspace(
      @Nullable String signingSecret, String botToken, @Nullable String appToken) {
    @Override
    public String toString() {
      return "OneWorkspace[…]";
    }
  }

  /**
   * What the commands need that keep data; Slack is none of their business.
   *
   * @param newKey for {@code rotate-key}; null: made by it
   */
  public record Kept(
      Path home, @Nullable DatabaseUrl database, @Nullable String key, @Nullable String newKey) {
    public KeyRing keys() {
      return new KeyRing(home, key);
    }

    /** Never prints a secret. */
    @Override
    public String toString() {
      return "Kept[home=%s, database=%s]".formatted(home, database);
    }
  }

  /** What cannot be used, one line per mistake; no line holds the value of a secret. */
  public static final class Mistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mistakes(List<String> lines) {
      super(String.join(System.lineSeparator(), lines));
    }
  }

  public boolean sandbox() {
    return slack == null;
  }

  public KeyRing keys() {
    return new KeyRing(home, key);
  }

  /** Never prints a secret. */
  @Override
  public String toString() {
    return "Config[%s:%d, home=%s, database=%s]".formatted(host, port, home, database);
  }

  /**
   * @throws Mistakes when the process cannot start like this
   */
  public static Config of(Map<String, String> environment) {
    var reader = new Reader(environment);
    @Nullable DatabaseUrl database = reader.database();
    @Nullable OneWorkspace slack = reader.slack();
    @Nullable URI baseUrl = reader.url("LAUNCHBOT_BASE_URL");
    boolean forced = reader.flag("LAUNCHBOT_SANDBOX");
    if (slack == null && !forced && (database != null || baseUrl != null)) {
      reader.mistake(
          "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN are missing, but"
              + " DATABASE_URL or LAUNCHBOT_BASE_URL is set. Set them, or LAUNCHBOT_SANDBOX=true to"
              + " run the sandbox all the same.");
    }
    if (slack != null && forced) {
      reader.mistake("LAUNCHBOT_SANDBOX: unset it, or unset the Slack variables; both cannot be.");
    }
    Config config =
        new Config(
            reader.text("HOST", slack == null ? "127.0.0.1" : "0.0.0.0"),
            reader.port(),
            reader.home(),
            database,
            reader.key("LAUNCHBOT_KEY"),
            slack,
            reader.url("SLACK_API_URL"),
            baseUrl,
            reader.flag("LAUNCHBOT_ALLOW_PRIVATE_TARGETS"),
            reader.dns(),
            reader.repositories(),
            reader.smtp(),
            reader.twilio(),
            reader.proxies(),
            reader.canaries(slack == null ? "none" : CANARIES),
            reader.address("LAUNCHBOT_HEARTBEAT_URL"));
    reader.check();
    return config;
  }

  /**
   * Only what the commands need that keep data.
   *
   * @throws Mistakes when they cannot run like this
   */
  static Kept kept(Map<String, String> environment) {
    var reader = new Reader(environment);
    var kept =
        new Kept(
            reader.home(),
            reader.database(),
            reader.key("LAUNCHBOT_KEY"),
            reader.key("LAUNCHBOT_NEW_KEY"));
    reader.check();
    return kept;
  }

  /** Reads variables and collects what is wrong with them. */
  private static final class Reader {
    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    void mistake(String line) {
      mistakes.add(line);
    }

    void check() {
      if (!mistakes.isEmpty()) {
        throw new Mistakes(mistakes);
      }
    }

    String text(String name, String otherwise) {
      String value = environment.getOrDefault(name, "").strip();
      return value.isEmpty() ? otherwise : value;
    }

    boolean flag(String name) {
      String value = text(name, "false");
      if (!value.equals("true") && !value.equals("false")) {
        mistake(name + ": expected true or false");
      }
      return value.equals("true");
    }

    Path home() {
      Path usual = Path.of(System.getProperty("user.home"), ".launchbot");
      return Path.of(text("LAUNCHBOT_HOME", usual.toString())).toAbsolutePath();
    }

    @Nullable Path repositories() {
      String value = text("LAUNCHBOT_REPOSITORIES", "");
      if (value.isEmpty()) {
        return null;
      }
      if (!Files.isDirectory(Path.of(value))) {
        mistake("LAUNCHBOT_REPOSITORIES: expected a directory with git repositories in it");
      }
      return Path.of(value).toAbsolutePath();
    }

    int port() {
      String value = text("PORT", "3000");
      if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
        mistake("PORT: expected a number from 0 to 65535");
        return 0;
      }
      return Integer.parseInt(value);
    }

    @Nullable String dns() {
      String value = text("LAUNCHBOT_DNS", "");
      if (value.isEmpty()) {
        return null;
      }
      try {
        DnsResolver.of(value);
      } catch (IllegalArgumentException e) {
        mistake("LAUNCHBOT_DNS: " + e.getMessage());
      }
      return value;
    }

    List<String> canaries(String otherwise) {
      String value = text("LAUNCHBOT_CANARIES", otherwise);
      if (value.equals("none")) {
        return List.of();
      }
      List<String> canaries = Arrays.stream(value.split(",")).map(String::strip).toList();
      if (!canaries.stream().allMatch(one -> one.matches("[A-Za-z0-9.\\-]{1,253}:\\d{1,5}"))) {
        mistake("LAUNCHBOT_CANARIES: expected none, or addresses such as 1.1.1.1:443, 9.9.9.9:443");
      }
      return canaries;
    }

    @Nullable DatabaseUrl database() {
      String value = text("DATABASE_URL", "");
      if (value.isEmpty()) {
        return null;
      }
      try {
        return DatabaseUrl.parse(value);
      } catch (Unusable e) {
        mistake(String.valueOf(e.getMessage()));
        return null;
      }
    }

    @Nullable SmtpUrl smtp() {
      String value = text("SMTP_URL", "");
      Optional<SmtpUrl> url = SmtpUrl.parse(value);
      if (url.isEmpty() && !value.isEmpty()) {
        mistake(
            "SMTP_URL: expected smtp://user:password@host:587?from=launchbot@example.com, or"
                + " smtps:// for TLS from the first byte; other signs in user and password as %40");
      }
      return url.orElse(null);
    }

    Proxies proxies() {
      Optional<Proxies> proxies = Proxies.parse(text("LAUNCHBOT_TRUSTED_PROXIES", ""));
      if (proxies.isEmpty()) {
        mistake(
            "LAUNCHBOT_TRUSTED_PROXIES: expected addresses or networks such as 10.0.0.0/8,"
                + " 192.0.2.7, 2001:db8::/32");
      }
      return proxies.orElse(Proxies.NONE);
    }

    @Nullable TwilioUrl twilio() {
      String value = text("TWILIO_URL", "");
      Optional<TwilioUrl> url = TwilioUrl.parse(value);
      if (url.isEmpty() && !value.isEmpty()) {
        mistake(
            "TWILIO_URL: expected https://SID:TOKEN@api.twilio.com?from=%2B15005550006, where %2B"
                + " is the plus of the number");
      }
      return url.orElse(null);
    }

    @Nullable String key(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return null;
      }
      if (value.length() < 32) {
        mistake(
            name
                + ": too short; use at least 32 characters, such as `openssl rand -base64 32`"
                + " gives");
      }
      return value;
    }

    @Nullable OneWorkspace slack() {
      String secret = text("SLACK_SIGNING_SECRET", "");
      String bot = text("SLACK_BOT_TOKEN", "");
      String app = text("SLACK_APP_TOKEN", "");
      if (secret.isEmpty() && bot.isEmpty() && app.isEmpty()) {
        return null;
      }
      if (secret.isEmpty() && app.isEmpty()) {
        mistake(
            "SLACK_SIGNING_SECRET: missing; it stands under Basic Information › App Credentials of"
                + " your Slack app. Where Slack cannot reach this process, set SLACK_APP_TOKEN"
                + " instead.");
      }
      if (bot.isEmpty()) {
        mistake(
            "SLACK_BOT_TOKEN: missing; it stands under OAuth & Permissions of your Slack app once"
                + " it is installed");
      } else if (bot.startsWith("xapp-")) {
        mistake("SLACK_BOT_TOKEN: that is the app-level token, which belongs to SLACK_APP_TOKEN");
      } else if (!bot.startsWith("xoxb-")) {
        mistake("SLACK_BOT_TOKEN: expected a bot token, which begins with xoxb-");
      }
      if (app.startsWith("xoxb-")) {
        mistake("SLACK_APP_TOKEN: that is the bot token, which belongs to SLACK_BOT_TOKEN");
      } else if (!app.isEmpty() && !app.startsWith("xapp-")) {
        mistake(
            "SLACK_APP_TOKEN: expected an app-level token, which begins with xapp-; it stands under"
                + " Basic Information › App-Level Tokens of your Slack app");
      }
      return new OneWorkspace(orNull(secret), bot, orNull(app));
    }

    private static @Nullable String orNull(String value) {
      return value.isEmpty() ? null : value;
    }

    /** The base of addresses. */
    @Nullable URI url(String name) {
      URI uri = address(name);
      return uri == null || uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
    }

    @Nullable URI address(String name) {
      String value = text(name, "");
      if (value.isEmpty()) {
        return null;
      }
      try {
        URI uri = URI.create(value);
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        // said below, like every other way of being no address
      }
      mistake(name + ": expected an address that begins with http:// or https://");
      return null;
    }
  }
}
