package launchbot.bot;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import launchbot.bot.check.Report;
import launchbot.bot.scan.ScanMain;
import launchbot.bot.slack.NotAccepted;
import launchbot.postgres.Unusable;
import launchbot.sandbox.SandboxClock;
import launchbot.sandbox.SandboxMain;
import org.slf4j.LoggerFactory;

/** The process: reads the command line, starts, and ends as it should. */
public final class Main {
  private static final int UNUSABLE = 2;

  private static final String HELP =
      """
      Launchbot, the chat-ops bot for the weeks around a launch.

        java -jar launchbot.jar               serve; without Slack's secrets a sandbox opens in the browser
        java -jar launchbot.jar backup FILE   all that it knows, encrypted, in one file; the bot may run meanwhile
        java -jar launchbot.jar restore FILE  puts it into an empty home or database, with the bot stopped
        java -jar launchbot.jar rotate-key    another key for secrets and backups, with the bot stopped everywhere
        java -jar launchbot.jar scan          secrets in the files here; --staged, --history, --rules FILE, --format json
        java -jar launchbot.jar sandbox       the stand-in for Slack alone, for tests and development
        java -jar launchbot.jar --check       look at every setting, secret and scope, and say what to do
        java -jar launchbot.jar --version
        java -jar launchbot.jar --help

      Set up by environment variables, all explained in docs/configuration.md:
        PORT, HOST, LAUNCHBOT_HOME, DATABASE_URL, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN,
        SLACK_APP_TOKEN, SLACK_API_URL, LAUNCHBOT_BASE_URL, LAUNCHBOT_KEY, LAUNCHBOT_NEW_KEY,
        LAUNCHBOT_SANDBOX, LAUNCHBOT_ALLOW_PRIVATE_TARGETS, LAUNCHBOT_DNS, LAUNCHBOT_CANARIES,
        LAUNCHBOT_HEARTBEAT_URL, LAUNCHBOT_REPOSITORIES, SMTP_URL, TWILIO_URL
      """;

  private Main() {}

  public static void main(String[] args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    if (words.remove("--with-parent")) {
      endWithParent();
    }
    String command = words.isEmpty() ? "serve" : words.removeFirst();
    switch (command) {
      case "serve" -> serve(System.getenv(), System.out, System.err);
      case "backup", "restore", "rotate-key" ->
          keep(command, words, System.getenv(), System.out, System.err);
      case "scan" ->
          System.exit(ScanMain.run(words, Path.of("").toAbsolutePath(), System.out, System.err));
      case "sandbox" -> sandbox(System.getenv(), System.err);
      case "--check" -> System.exit(check(System.getenv(), System.out));
      case "--version" -> System.out.println("Launchbot " + version());
      case "--help", "help" -> System.out.print(HELP);
      default -> {
        System.err.println("Unknown command: " + command.strip() + ". Try --help.");
        System.exit(UNUSABLE);
      }
    }
  }

  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(built from source)" : version;
  }

  private static int check(Map<String, String> environment, PrintStream out) {
    Report report = Check.of(environment);
    report.lines(out.charset()).forEach(out::println);
    out.flush();
    return report.exitCode();
  }

  private static void sandbox(Map<String, String> environment, PrintStream err) {
    try {
      SandboxMain.run(environment, Stand.commands(), Stand.shortcuts());
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      System.exit(UNUSABLE);
    }
  }

  private static void keep(
      String command,
      List<String> words,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    try {
      var keeping = new Keeping(Config.kept(environment), InstantSource.system().instant());
      keeping.run(command, words).forEach(out::println);
    } catch (Config.Mistakes | Unusable e) {
      err.println(e.getMessage());
      System.exit(UNUSABLE);
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(Main.class).error("{} broke off", command, e);
      System.exit(1);
    }
  }

  private static void serve(Map<String, String> environment, PrintStream out, PrintStream err) {
    var ending = Ending.watch();
    try {
      Config config = Config.of(environment);
      InstantSource time = InstantSource.system();
      // The sandbox's page can put its clock forward; the bot has to read the same one.
      Launchbot bot =
          Launchbot.start(config, config.slack() == null ? new SandboxClock(time) : time);
      ending.started(bot);
      out.println("Launchbot is ready on " + bot.address());
      if (bot.sandbox() != null) {
        out.println("Try it in the sandbox: " + bot.address() + "/sandbox");
      }
      out.flush();
      new CountDownLatch(1).await();
    } catch (Config.Mistakes | Unusable | NotAccepted e) {
      ending.fail(UNUSABLE, () -> err.println(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      ending.fail(1, () -> LoggerFactory.getLogger(Main.class).error("Launchbot cannot start", e));
    }
  }

  /** For those who start us from a tool that does not hand signals on. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent ->
            Thread.ofPlatform()
                .daemon()
                .name("with-parent")
                .start(() -> {
                  parent.onExit().join();
                  System.exit(0);
                }));
  }
}
