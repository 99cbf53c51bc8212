package launchbot.bot.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.jobs.scan.Redacted;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.people.Verb;
import launchbot.release.Dossier;
import launchbot.release.Following;
import launchbot.release.Naming;
import launchbot.release.News;
import launchbot.release.NewsReader;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;

/** What comes back of the forms of releases. */
final class ReleaseModals {
  private final Ledger ledger;
  private final ReleaseTopic topic;
  private final ReleaseDesk desk;
  private final GitHubSecret secret;

  ReleaseModals(Ledger ledger, ReleaseTopic topic, ReleaseDesk desk, GitHubSecret secret) {
    this.ledger = ledger;
    this.topic = topic;
    this.desk = desk;
    this.secret = secret;
  }

  List<Modal> all() {
    return List.of(
        of(ReleaseForms.EDIT, this::edit),
        of(ReleaseForms.NOTES, this::notes),
        of(ReleaseForms.SECRET, this::secret));
  }

  private interface Submitting {
    Submitted submit(Submission submission);
  }

  private static Modal of(String callback, Submitting submitting) {
    return new Modal() {
      @Override
      public String callbackId() {
        return callback;
      }

      @Override
      public Submitted submit(Submission submission) {
        return submitting.submit(submission);
      }
    };
  }

  private Submitted edit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    Optional<String> version = Naming.version(text(form, ReleaseForms.VERSION));
    Optional<String> environment = Naming.environment(text(form, ReleaseForms.ENVIRONMENT));
    if (version.isEmpty()) {
      return Submitted.error(
          ReleaseForms.VERSION, "One word of letters, digits and dots, such as 1.4.2.");
    }
    if (environment.isEmpty()) {
      return Submitted.error(ReleaseForms.ENVIRONMENT, "One word, such as production.");
    }
    Visit visit = form.visit();
    News.Facts facts = facts(form, environment.get(), version.get(), visit);
    Reply reply =
        LaunchDesk.write(
            ledger,
            visit,
            (tx, found) -> {
              Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
              Optional<Reply> refused = ReleaseTopic.permitted(visit, launch, Verb.RECORD_RELEASE);
              if (refused.isPresent()) {
                return refused.get();
              }
              if (kept.id() == 0) {
                return topic.told(tx, launch, ReleaseTopic.started(visit, facts));
              }
              Optional<Dossier> before = here(ReleaseStore.dossier(tx.sql(), kept.id()), launch);
              if (before.isEmpty()) {
                return gone();
              }
              Dossier after = edited(before.get(), facts);
              if (after.equals(before.get())) {
                return new Reply.Private(Card.of("Nothing was changed."));
              }
              desk.save(tx, launch, before.get(), after, "edited", null);
              return new Reply.Private(
                  Card.of("Release %d is changed.".formatted(after.release().number())));
            });
    return Submitted.of(reply, ReleaseForms.VERSION);
  }

  private static News.Facts facts(
      Submission form, String environment, String version, Visit visit) {
    String build = text(form, ReleaseForms.BUILD).strip();
    boolean digest = build.contains(":");
    return new News.Facts(
        environment,
        version,
        digest ? build : null,
        digest || build.isEmpty() ? null : build,
        null,
        visit.person().id(),
        lines(form, ReleaseForms.CHANGES),
        Stream.concat(
                lines(form, ReleaseForms.MIGRATIONS).stream()
                    .map(name -> new Release.Migration(name, true)),
                lines(form, ReleaseForms.IRREVERSIBLE).stream()
                    .map(name -> new Release.Migration(name, false)))
            .toList(),
        lines(form, ReleaseForms.RISKS),
        List.of());
  }

  /** A form shows all, so that what is empty in it was taken out; who ships it stays. */
  private static Dossier edited(Dossier before, News.Facts facts) {
    Release was = before.release();
    var cleared =
        new Release(
            was.id(),
            was.launch(),
            was.number(),
            facts.environment(),
            facts.version(),
            facts.digest() == null && facts.commit() == null ? null : was.digest(),
            facts.digest() == null && facts.commit() == null ? null : was.commit(),
            was.state(),
            was.stage(),
            facts.changes(),
            facts.migrations(),
            facts.risks(),
            was.by(),
            was.startedAt(),
            was.endedAt(),
            was.health(),
            was.previous());
    var told =
        new News.Facts(
            facts.environment(),
            facts.version(),
            facts.digest(),
            facts.commit(),
            null,
            was.by(),
            facts.changes(),
            facts.migrations(),
            facts.risks(),
            List.of());
    Dossier next =
        Following.with(
            before.with(cleared),
            new News.Deployed(told, Release.State.STARTED, was.startedAt(), null, before.source()));
    boolean asApproved = was.irreversible().equals(next.release().irreversible());
    return new Dossier(
        next.release(),
        next.variables(),
        before.begun(),
        next.words(),
        next.source(),
        next.reference(),
        asApproved ? before.approval() : null,
        next.shown());
  }

  private Submitted notes(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    Visit visit = form.visit();
    List<String> changes = lines(form, ReleaseForms.CHANGES);
    if (changes.isEmpty()) {
      return Submitted.error(ReleaseForms.CHANGES, "Say in a line or more what it brings.");
    }
    Reply reply =
        LaunchDesk.write(
            ledger,
            visit,
            (tx, found) -> {
              Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
              return ReleaseTopic.permitted(visit, launch, Verb.RECORD_RELEASE)
                  .orElseGet(() ->
                      here(ReleaseStore.dossier(tx.sql(), kept.id()), launch)
                          .map(one -> topic.notes(tx, launch, one, changes))
                          .orElseGet(ReleaseModals::gone));
            });
    return Submitted.of(reply, ReleaseForms.CHANGES);
  }

  private Submitted secret(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    String typed = text(form, ReleaseForms.VALUE).strip();
    if (typed.length() < GitHubSecret.SHORTEST || typed.length() > GitHubSecret.LONGEST) {
      return Submitted.error(
          ReleaseForms.VALUE,
          "A secret has %d to %d characters."
              .formatted(GitHubSecret.SHORTEST, GitHubSecret.LONGEST));
    }
    Visit visit = form.visit();
    Reply reply =
        LaunchDesk.write(
            ledger,
            visit,
            (tx, launch) -> {
              Optional<Reply> refused = ReleaseTopic.permitted(visit, launch, Verb.CONFIGURE);
              if (refused.isPresent()) {
                return refused.get();
              }
              if (launch.id() != kept.id()) {
                return gone();
              }
              secret.put(tx, launch.id(), typed);
              return new Reply.Private(
                  Card.of(
                      "The secret is saved. At GitHub it goes into the webhook, whose address ends"
                          + " with `/deploy`: `/launch hook` makes one."));
            });
    return Submitted.of(reply, ReleaseForms.VALUE);
  }

  private static Optional<Dossier> here(Optional<Dossier> found, Launch launch) {
    return found.filter(one -> one.release().launch() == launch.id());
  }

  private static Reply gone() {
    return new Reply.Refusal("This channel has another launch by now: open the form again.");
  }

  private static String text(Submission form, String block) {
    @Nullable String typed = form.value(block);
    return typed == null ? "" : typed;
  }

  private static List<String> lines(Submission form, String block) {
    return NewsReader.lines(text(form, block), Redacted::text);
  }
}
