package launchbot.bot.smoke;

import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.smoke.KeptRouteSpeeds;
import launchbot.jobs.smoke.PerfCheck;
import launchbot.jobs.smoke.ProbeSecrets;
import launchbot.ledger.Ledger;

/** Smoke and perf probes, and the secrets that they use. */
public final class SmokeFeature implements Feature {
  private final SecretTopic secret;
  private final SmokeForm smoke;
  private final PerfTopic perf;
  private final Check speed;

  /**
   * @param checks asked late: they are made after the features
   */
  public SmokeFeature(
      Ledger ledger, Files files, ProbeSecrets secrets, Fetcher fetcher, Supplier<Checks> checks) {
    var keeping = new Keeping(ledger, checks);
    this.speed = new PerfCheck(fetcher, new KeptRouteSpeeds(ledger));
    this.secret = new SecretTopic(ledger, secrets);
    this.smoke = new SmokeForm(ledger, keeping, files);
    this.perf = new PerfTopic(ledger, keeping);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of("smoke", "[3]", "does what users do, step by step", smoke::answer),
        Topic.of("perf", "[3 [accept]]", "measures routes, and keeps a baseline", perf::answer),
        Topic.of(
            "secret",
            "[name | remove name]",
            "keeps what steps sign in with; shown to nobody",
            secret::answer));
  }

  @Override
  public List<Modal> modals() {
    return List.of(secret, smoke, perf);
  }

  @Override
  public List<Check> checks() {
    return List.of(speed);
  }
}
