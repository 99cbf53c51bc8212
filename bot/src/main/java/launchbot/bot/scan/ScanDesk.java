package launchbot.bot.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.scan.ScanCheck;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.Spec;
import launchbot.scan.ScanFinding;
import launchbot.scan.ScanStore;
import launchbot.scan.Scans;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** Adds repositories, and takes what people say of what was found. */
final class ScanDesk {
  private final Ledger ledger;
  private final ScanCheck check;

  ScanDesk(Ledger ledger, ScanCheck check) {
    this.ledger = ledger;
    this.check = check;
  }

  Reply add(Visit visit, String typed) {
    Optional<Spec> spec = check.spec(typed);
    if (spec.isEmpty()) {
      return new Reply.Refusal("That is no repository. " + ScanFeature.USAGE);
    }
    List<String> mistakes = check.mistakes(spec.orElseThrow());
    if (!mistakes.isEmpty()) {
      return new Reply.Refusal(String.join(" ", mistakes));
    }
    var draft = Probe.Draft.of(spec.orElseThrow());
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
          Optional<Probe> same =
              standing.stream()
                  .filter(probe -> probe.kind() == Kind.SECRET_SCAN)
                  .filter(probe -> probe.spec().target().equals(draft.spec().target()))
                  .findFirst();
          if (same.isPresent()) {
            return new Reply.Refusal(
                "Probe *%d* looks through that repository already: `/probe show %d`."
                    .formatted(same.get().number(), same.get().number()));
          }
          Optional<String> objection = Probes.add(standing, draft, Roles.of(visit, launch));
          if (objection.isPresent()) {
            return new Reply.Refusal(objection.get());
          }
          Probe probe = ProbeStore.add(tx, launch.id(), draft);
          return new Reply.Private(ScanView.added(probe));
        });
  }

  /** {@code dismiss 2 because …}; without a reason the form asks for it. */
  Reply dismiss(Ask ask) {
    OptionalInt number = Numbers.small(ask.words(), 1);
    if (number.isEmpty()) {
      return new Reply.Refusal("Say which secret, by its number. " + ScanFeature.USAGE);
    }
    String reason = reason(ask.words());
    return reason.isEmpty()
        ? question(ask.visit(), number.getAsInt())
        : dismiss(ask.visit(), number.getAsInt(), reason);
  }

  Reply dismiss(Visit visit, int number, @Nullable String reason) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<ScanFinding> found = ScanStore.lock(tx, launch.id(), number);
          if (found.isEmpty()) {
            return nothing(number);
          }
          return switch (Scans.dismiss(
              found.orElseThrow(),
              Roles.of(visit, launch),
              reason,
              visit.person().id(),
              visit.at())) {
            case Verdict.Refused<ScanFinding>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<ScanFinding>(ScanFinding next, Change change) -> {
              ScanStore.save(tx, next, change);
              yield new Reply.Private(
                  Card.of(
                      "Secret *%d* is dismissed: it stops the launch no more. The history of the"
                              .formatted(number)
                          + " launch keeps who said so and why."));
            }
          };
        });
  }

  /** The form of triage, with what is known of a secret in it. */
  Reply triage(Ask ask, TriageFeature triage) {
    OptionalInt number = Numbers.small(ask.words(), 1);
    if (number.isEmpty()) {
      return new Reply.Refusal("Say which secret, by its number. " + ScanFeature.USAGE);
    }
    Optional<ScanFinding> found = find(ask.visit(), number.getAsInt());
    return found
        .map(finding -> triage.form(ask.visit(), draft(finding)))
        .orElseGet(() -> nothing(number.getAsInt()));
  }

  private Reply question(Visit visit, int number) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return ScanStore.find(sql, launch.id(), number)
              .<Reply>map(finding -> DismissModal.open(visit, finding))
              .orElseGet(() -> nothing(number));
        });
  }

  private Optional<ScanFinding> find(Visit visit, int number) {
    return ledger.read(
        visit.workspace(),
        sql ->
            Places.of(sql, visit, null) instanceof Places.Here(var launch)
                ? ScanStore.find(sql, launch.id(), number)
                : Optional.empty());
  }

  private static Draft draft(ScanFinding finding) {
    return Draft.of(Mrkdwn.truncate("Secret in the repository: " + finding.leak().words(), 150))
        .withSeverity(Severity.BLOCKER)
        .withImpact("Whoever can read the repository can use it in our name.");
  }

  private static String reason(Words words) {
    int from = 2;
    if (words.size() > from
        && words.get(from) instanceof Word.Text(String text)
        && text.equalsIgnoreCase("because")) {
      from++;
    }
    return from < words.size() ? words.rest(from).strip() : "";
  }

  private static Reply nothing(int number) {
    return new Reply.Refusal(
        "There is no secret %d in this launch. `/probe scan findings` lists them."
            .formatted(number));
  }
}
