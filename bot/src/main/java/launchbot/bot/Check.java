package launchbot.bot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.bot.check.DatabaseCheck;
import launchbot.bot.check.Finding;
import launchbot.bot.check.PlaceCheck;
import launchbot.bot.check.Report;
import launchbot.bot.check.SlackCheck;
import launchbot.bot.slack.SlackApi;

/** {@code --check}: for each variable, secret and scope, that it is fine or what to do. */
final class Check {
  /** How long Slack may take to answer; two questions are asked at the same time. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Check() {}

  /** Looks at everything, within seconds. Changes nothing, so it may run beside the bot. */
  static Report of(Map<String, String> environment) {
    Config config;
    try {
      config = Config.of(environment);
    } catch (Config.Mistakes e) {
      return Report.unusable(String.valueOf(e.getMessage()).lines().map(Check::mistake).toList());
    }
    List<Finding> findings = new ArrayList<>(findings(config));
    if (config.sandbox() && config.database() != null) {
      findings.add(
          Finding.note(
              "LAUNCHBOT_SANDBOX", "true: the sandbox runs on the database of DATABASE_URL"));
    }
    return new Report(findings, false);
  }

  private static List<Finding> findings(Config config) {
    Config.OneWorkspace slack = config.slack();
    try (var api = new SlackApi(config.slackApi(), PATIENCE);
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Finding>>> answers = new ArrayList<>();
      if (slack == null) {
        answers.add(
            asking.submit(() ->
                List.of(
                    Finding.note(
                        "Slack", "no secrets are set: the sandbox stands in, in your browser"))));
      } else {
        answers.add(asking.submit(() -> SlackCheck.botToken(api, slack.botToken())));
        answers.add(
            asking.submit(one(() -> SlackCheck.appToken(api, slack.appToken(), slack.botToken()))));
        answers.add(asking.submit(one(() -> SlackCheck.signingSecret(slack.signingSecret()))));
      }
      answers.add(asking.submit(one(() -> PlaceCheck.home(config.home()))));
      answers.add(
          asking.submit(() -> DatabaseCheck.of(config.home(), config.database(), config.key())));
      answers.add(asking.submit(one(() -> PlaceCheck.port(config.host(), config.port()))));
      boolean overHttp = slack != null && slack.signingSecret() != null;
      answers.add(
          asking.submit(one(() -> PlaceCheck.baseUrl(config.baseUrl(), config.port(), overHttp))));
      List<Finding> findings = new ArrayList<>();
      for (Future<List<Finding>> answer : answers) {
        findings.addAll(answer.get());
      }
      if (config.slackApi() != null) {
        findings.add(
            Finding.note("SLACK_API_URL", "asked was %s, not Slack".formatted(config.slackApi())));
      }
      return findings;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Callable<List<Finding>> one(Callable<Finding> finding) {
    return () -> List.of(finding.call());
  }

  private static Finding mistake(String line) {
    int colon = line.indexOf(": ");
    return colon < 0
        ? Finding.fault("", line)
        : Finding.fault(line.substring(0, colon), line.substring(colon + 2));
  }
}
