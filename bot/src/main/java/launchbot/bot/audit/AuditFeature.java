package launchbot.bot.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.own.Address;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.slack.Whisper;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.Look;
import launchbot.jobs.site.Audit;
import launchbot.jobs.site.Ownership;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.Proposal;
import launchbot.probe.Spec;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /probe audit example.com}: the answer comes when it is known, within half a minute. */
public final class AuditFeature implements Feature {
  private static final Logger log = LoggerFactory.getLogger(AuditFeature.class);

  private final Ledger ledger;
  private final Whisper whisper;
  private final TriageFeature triage;
  private final Ownership ownership;
  private final Supplier<Checks> checks;

  /**
   * @param checks asked late: they are made after the features
   */
  public AuditFeature(
      Ledger ledger,
      Whisper whisper,
      TriageFeature triage,
      Ownership ownership,
      Supplier<Checks> checks) {
    this.ledger = ledger;
    this.whisper = whisper;
    this.triage = triage;
    this.ownership = ownership;
    this.checks = checks;
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "audit",
            "example.com",
            "looks at everything once, keeps nothing, and ranks the risks",
            this::answer));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new AuditButtons(triage::form));
  }

  private Reply answer(Ask ask) {
    Visit visit = ask.visit();
    String typed = ask.words().size() == 1 ? Address.of(ask.words().get(0)) : "";
    if (!typed.contains(".") && !typed.contains("localhost")) {
      return new Reply.Refusal("Type a domain or an address: `/probe audit example.com`.");
    }
    return switch (Targets.url(typed)) {
      case Targets.Refused(String why) -> new Reply.Refusal(why);
      case Targets.Url(URI page) ->
          LaunchDesk.read(
              ledger,
              visit,
              (_, launch) ->
                  Permissions.check(Roles.of(visit, launch), Verb.WATCH)
                      .<Reply>map(Reply.Refusal::new)
                      .orElseGet(() -> begin(visit, launch, page)));
    };
  }

  private Reply begin(Visit visit, Launch launch, URI page) {
    Thread.ofVirtual().name("audit").start(() -> tell(visit, launch, page));
    return new Reply.Private(
        Card.of(
            "Looking at %s… What comes of it is said here, within half a minute."
                .formatted(Mrkdwn.plain(page.getHost()))));
  }

  private void tell(Visit visit, Launch launch, URI page) {
    try {
      var look =
          new Look(
              visit.workspace(), launch.id(), null, visit.at(), Audit.LONGEST, Look.Secrets.NONE);
      Audit.Report report = new Audit(checks.get()::of).of(specs(visit, page), look);
      AuditView.cards(page, report).forEach(card -> whisper.say(visit, card));
    } catch (RejectedExecutionException e) {
      log.warn("An audit is not told: the bot stops");
    } catch (RuntimeException e) {
      log.error("An audit broke off", e);
      whisper.say(
          visit,
          Card.of(
              "The audit of %s broke off: that is a fault of mine, not of the site. Try it once"
                      .formatted(Mrkdwn.plain(page.getHost()))
                  + " more; if it breaks off again, tell whoever runs me."));
    }
  }

  /** Exposure only where the domain was proved to be the team's own. */
  private List<Spec> specs(Visit visit, URI page) {
    HttpUrl url = HttpUrl.parse(page.toString());
    String registrable = url == null ? null : url.topPrivateDomain();
    List<Spec> specs =
        new ArrayList<>(
            Proposal.of(page, registrable == null ? "" : registrable, List.of()).stream()
                .map(Probe.Draft::spec)
                .toList());
    String host = page.getHost().toLowerCase(Locale.ROOT);
    if (registrable != null) {
      specs.add(Spec.of(Kind.DNS, host));
    }
    if (ownership.owned(visit.workspace(), host)) {
      specs.add(Spec.of(Kind.EXPOSURE, page.toString()));
    }
    return specs;
  }
}
