package launchbot.bot.own;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.slack.Whisper;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.Rate;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.probe.Check;
import launchbot.jobs.site.ExposureCheck;
import launchbot.jobs.site.StoredOwnership;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.OwnedDomain;
import launchbot.probe.OwnedDomainStore;
import launchbot.probe.OwnedDomains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The domains that a workspace proved to own. */
public final class OwnFeature implements Feature {
  private static final Logger log = LoggerFactory.getLogger(OwnFeature.class);
  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Ledger ledger;
  private final Whisper whisper;
  private final StoredOwnership ownership;
  private final Check exposure;

  public OwnFeature(Ledger ledger, Whisper whisper, StoredOwnership ownership, Fetcher fetcher) {
    this.ledger = ledger;
    this.whisper = whisper;
    this.ownership = ownership;
    this.exposure = new ExposureCheck(fetcher, ownership);
  }

  @Override
  public List<Check> checks() {
    return List.of(exposure);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "own",
            "[example.com | check example.com | remove example.com]",
            "proves that a domain is yours, so that it may be asked for leaked files",
            this::answer));
  }

  @Override
  public List<Rate> rates() {
    return List.of(new Rate("owned domains", AGAIN, ownership::again));
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return LaunchDesk.read(
          ledger, visit, (sql, _) -> new Reply.Private(OwnView.list(OwnedDomainStore.all(sql))));
    }
    String first = words.get(0) instanceof Word.Text word ? word.text() : "";
    boolean verb = words.size() == 2 && (first.equals("check") || first.equals("remove"));
    if (words.size() > (verb ? 2 : 1)) {
      return new Reply.Refusal(usage());
    }
    String typed = Address.of(words.get(verb ? 1 : 0));
    return switch (Targets.host(typed)) {
      case Targets.Refused(String why) -> new Reply.Refusal(why);
      case Targets.Url url when !url.host().contains(".") -> new Reply.Refusal(usage());
      case Targets.Url url when !verb -> ask(visit, url.host());
      case Targets.Url url when first.equals("check") -> check(visit, url.host());
      case Targets.Url url -> remove(visit, url.host());
    };
  }

  private Reply ask(Visit visit, String domain) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          List<OwnedDomain> all = OwnedDomainStore.all(tx.sql());
          Optional<OwnedDomain> known =
              all.stream().filter(one -> one.domain().equals(domain)).findFirst();
          Optional<String> refusal =
              OwnedDomains.ask(Roles.of(visit, launch), known.isPresent() ? 0 : all.size());
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          return new Reply.Private(
              OwnView.one(known.orElseGet(() -> OwnedDomainStore.ask(tx, domain, token()))));
        });
  }

  /** Looking takes its time: what was seen is said later. */
  private Reply check(Visit visit, String domain) {
    return with(
        visit,
        domain,
        (_, found) -> {
          Thread.ofVirtual().name("own").start(() -> tell(visit, found));
          return new Reply.Private(
              Card.of(
                  "Looking for the proof at %s… What I see is said here."
                      .formatted(Mrkdwn.plain(domain))));
        });
  }

  private void tell(Visit visit, OwnedDomain domain) {
    try {
      var seen = ownership.check(visit.again("own").cause(), domain);
      whisper.say(visit, OwnView.seen(domain, seen));
    } catch (RejectedExecutionException e) {
      log.warn("What became of a proof is not told: the bot stops");
    } catch (RuntimeException e) {
      log.error("Looking for the proof of a domain broke off", e);
      whisper.say(
          visit,
          Card.of(
              "Looking for the proof broke off; that is a fault of mine. Try it once more:"
                  + " `/probe own check %s`.".formatted(Mrkdwn.plain(domain.domain()))));
    }
  }

  private Reply remove(Visit visit, String domain) {
    return with(
        visit,
        domain,
        (tx, found) -> {
          OwnedDomainStore.remove(tx, found);
          return new Reply.Private(
              Card.of(
                  "%s is not taken for yours any more: exposure probes of it look no longer."
                      .formatted(Mrkdwn.plain(domain))));
        });
  }

  private interface Work {
    Reply on(Tx tx, OwnedDomain domain);
  }

  private Reply with(Visit visit, String domain, Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = refused(visit, launch);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          return OwnedDomainStore.find(tx.sql(), domain)
              .map(found -> work.on(tx, found))
              .orElseGet(() ->
                  new Reply.Refusal(
                      "Nobody has said that this domain is yours. `/probe own %s` begins it."
                          .formatted(Mrkdwn.plain(domain))));
        });
  }

  private static Optional<String> refused(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.PROVE_DOMAIN);
  }

  private static String token() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String usage() {
    return "Type `/probe own example.com` to prove that a domain is yours, `/probe own` for those"
        + " that are, or `/probe own remove example.com`.";
  }
}
