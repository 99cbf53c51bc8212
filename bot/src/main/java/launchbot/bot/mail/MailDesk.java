package launchbot.bot.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.jobs.dns.BoundedResolver;
import launchbot.jobs.mail.DmarcVerdict;
import launchbot.jobs.mail.ReceivedMail;
import launchbot.jobs.mail.ReceivedMail.Verdict.Looked;
import launchbot.jobs.probe.Instruments;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.ProbeStore;

/** Verifies messages, and keeps what they prove. */
final class MailDesk {
  /** The source of evidence, and the item that it is about. */
  static final String SOURCE = "received-mail";

  static final String ITEM = "email.arrives";

  /** Slack wants its answer soon, and the file has taken some of that. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Instruments instruments;

  MailDesk(Ledger ledger, Instruments instruments) {
    this.ledger = ledger;
    this.instruments = instruments;
  }

  /** DNS is asked before any transaction opens. */
  Reply verify(Visit visit, byte[] message) {
    Instant now = instruments.clock().instant();
    var dns = new BoundedResolver(instruments.resolver(), PATIENCE);
    return switch (new ReceivedMail(dns, now).verify(message)) {
      case ReceivedMail.Verdict.Unreadable(String why) ->
          new Reply.Refusal(
              "That cannot be verified: %s. Save the message from the mailbox it arrived in, as a"
                      .formatted(Mrkdwn.plain(why))
                  + " whole.");
      case Looked looked ->
          LaunchDesk.write(
              ledger,
              visit,
              (tx, launch) ->
                  new Reply.Private(MailView.card(looked, kept(tx, visit, launch, looked))));
    };
  }

  /** What became of it as a proof, one sentence. */
  private static String kept(Tx tx, Visit visit, Launch launch, Looked looked) {
    Optional<Evidence.Result> result = result(looked.dmarc());
    if (result.isEmpty()) {
      return "It proves nothing yet. Try once more in a minute: DNS was too slow.";
    }
    Optional<String> refused = Permissions.check(Roles.of(visit, launch), Verb.TICK);
    if (refused.isPresent()) {
      return "It is not kept as a proof: " + refused.get();
    }
    List<String> watched =
        ProbeStore.ofLaunch(tx.sql(), launch.id()).stream()
            .filter(probe -> probe.kind() == Kind.EMAIL_AUTH)
            .map(probe -> probe.spec().target().toLowerCase(Locale.ROOT))
            .toList();
    String from = looked.from();
    boolean ours =
        watched.isEmpty()
            || watched.stream()
                .anyMatch(domain -> from.equals(domain) || from.endsWith("." + domain));
    if (!ours) {
      return "It is not kept as a proof: this launch watches the mail of %s."
          .formatted(Mrkdwn.plain(String.join(", ", watched)));
    }
    EvidenceStore.put(
        tx,
        launch.id(),
        new Evidence(
            SOURCE,
            ITEM,
            result.get(),
            "A message from %s arrived: %s".formatted(from, looked.dmarc().why()),
            null,
            tx.cause().at()));
    return result.get() == Evidence.Result.GREEN
        ? "It is kept as the proof that mail arrives, on the checklist (`/launch check section"
            + " email`)."
        : "The checklist says so: `/launch check section email`. The next message that is right"
            + " takes its place.";
  }

  private static Optional<Evidence.Result> result(DmarcVerdict dmarc) {
    return switch (dmarc.result()) {
      case PASS -> Optional.of(Evidence.Result.GREEN);
      case FAIL -> Optional.of(Evidence.Result.RED);
      case UNKNOWN -> Optional.empty();
    };
  }
}
