package launchbot.bot.release;

import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.jobs.scan.Redacted;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.release.BuildStore;
import launchbot.release.Dossier;
import launchbot.release.News;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jooq.DSLContext;

/** {@code /launch release}. */
final class ReleaseTopic {
  private static final int UNDER_WAY = 50;

  private final Ledger ledger;
  private final ReleaseDesk desk;
  private final Around around;

  ReleaseTopic(Ledger ledger, ReleaseDesk desk, Around around) {
    this.ledger = ledger;
    this.desk = desk;
    this.around = around;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    return switch (ReleaseWords.read(ask.words(), Redacted::text)) {
      case ReleaseWords.Unclear(String why) -> new Reply.Refusal(why);
      case ReleaseWords.Ask() ->
          LaunchDesk.read(
              ledger,
              visit,
              (_, launch) ->
                  permitted(visit, launch, Verb.RECORD_RELEASE)
                      .orElseGet(() ->
                          open(
                              ReleaseForms.edit(visit.channel(), null),
                              "release 1.4.2 what it brings")));
      case ReleaseWords.Begin begin -> begin(visit, begin);
      case ReleaseWords.End end -> end(visit, end);
      case ReleaseWords.Show(int number) ->
          read(
              visit,
              number,
              (sql, _, one) ->
                  new Reply.Private(
                      ReleaseView.card(sql, around, one.release().id()).orElseThrow()));
      case ReleaseWords.Edit(int number) ->
          read(
              visit,
              number,
              (_, launch, one) ->
                  permitted(visit, launch, Verb.RECORD_RELEASE)
                      .orElseGet(() ->
                          open(
                              ReleaseForms.edit(visit.channel(), one),
                              "release notes %d what it brings".formatted(number))));
      case ReleaseWords.Notes(int number, List<String> changes) when changes.isEmpty() ->
          read(
              visit,
              number,
              (_, launch, one) ->
                  permitted(visit, launch, Verb.RECORD_RELEASE)
                      .orElseGet(() ->
                          open(
                              ReleaseForms.notes(visit.channel(), one.release()),
                              "release notes %d what it brings".formatted(number))));
      case ReleaseWords.Notes(int number, List<String> changes) ->
          write(
              visit,
              number,
              Verb.RECORD_RELEASE,
              (tx, launch, one) -> notes(tx, launch, one, changes));
      case ReleaseWords.Approve(int number) ->
          write(visit, number, Verb.APPROVE_MIGRATION, this::approve);
      case ReleaseWords.Public(int number, boolean shown) ->
          write(visit, number, Verb.SET_PAGE, (tx, launch, one) -> show(tx, launch, one, shown));
      case ReleaseWords.Backup(int minutes) -> backup(visit, minutes);
      case ReleaseWords.Secret(boolean bare) -> secret(visit, bare);
    };
  }

  private interface Reading {
    Reply of(DSLContext sql, Launch launch, Dossier one);
  }

  private interface Writing {
    Reply of(Tx tx, Launch launch, Dossier one);
  }

  private Reply read(Visit visit, int number, Reading reading) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            ReleaseStore.find(sql, launch.id(), number)
                .flatMap(one -> ReleaseStore.dossier(sql, one.id()))
                .map(one -> reading.of(sql, launch, one))
                .orElseGet(() -> none(number)));
  }

  /** With the launch locked, by whoever may. */
  private Reply write(Visit visit, int number, Verb verb, Writing writing) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          return permitted(visit, launch, verb)
              .orElseGet(() ->
                  ReleaseStore.find(tx.sql(), launch.id(), number)
                      .flatMap(one -> ReleaseStore.dossier(tx.sql(), one.id()))
                      .map(one -> writing.of(tx, launch, one))
                      .orElseGet(() -> none(number)));
        });
  }

  private Reply begin(Visit visit, ReleaseWords.Begin begin) {
    var facts =
        new News.Facts(
            begin.environment(),
            begin.version(),
            null,
            null,
            null,
            visit.person().id(),
            begin.changes(),
            List.of(),
            List.of(),
            List.of());
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            permitted(visit, launch, Verb.RECORD_RELEASE)
                .orElseGet(() -> told(tx, launch, started(visit, facts))));
  }

  static News.Deployed started(Visit visit, News.Facts facts) {
    return new News.Deployed(facts, Release.State.STARTED, visit.at(), null, Dossier.Source.SLACK);
  }

  /** What became of it, and what speaks against it. */
  Reply told(Tx tx, Launch launch, News.Deployed news) {
    return switch (desk.take(tx, launch.id(), news)) {
      case ReleaseDesk.Kept kept -> {
        Release release = kept.dossier().release();
        String head =
            "%s is release *%d*. Its message in %s follows it; `/launch release done` says that it finished."
                .formatted(
                    ReleaseView.title(release), release.number(), Mrkdwn.channel(launch.channel()));
        yield new Reply.Private(
            Said.card(head, ReleaseView.missing(around.gaps(tx.sql(), kept.dossier()))));
      }
      case ReleaseDesk.Over() -> new Reply.Refusal("This launch is archived.");
      case ReleaseDesk.Noted _ -> new Reply.Nothing();
    };
  }

  private Reply end(Visit visit, ReleaseWords.End end) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<Reply> refused = permitted(visit, launch, Verb.RECORD_RELEASE);
          return refused.isPresent() ? refused.get() : end(tx, launch, end);
        });
  }

  private Reply end(Tx tx, Launch launch, ReleaseWords.End end) {
    List<Release> meant =
        ReleaseStore.list(tx.sql(), launch.id(), null, 0, UNDER_WAY).stream()
            .filter(one ->
                end.which() == null
                    ? one.state() == Release.State.STARTED
                    : one.number() == end.which())
            .filter(one -> end.version() == null || one.version().equals(end.version()))
            .toList();
    if (meant.size() != 1) {
      return new Reply.Refusal(
          meant.isEmpty()
              ? "No such release is under way: `/launch releases` lists them, `/launch release done"
                  + " 4` means one by its number."
              : "More than one is under way: say which by its number, `/launch release done %d`."
                  .formatted(meant.getFirst().number()));
    }
    Dossier before = ReleaseStore.dossier(tx.sql(), meant.getFirst().id()).orElseThrow();
    Release was = before.release();
    if (was.state() != Release.State.STARTED) {
      return new Reply.Refusal(
          "Release %d %s already.".formatted(was.number(), Said.turned(was.state())));
    }
    Dossier after = before.with(was.turned(end.state(), tx.cause().at()));
    desk.save(tx, launch, before, after, end.state().key(), null);
    return new Reply.Private(
        Said.card(
            ReleaseView.title(after.release()) + ".",
            ReleaseView.missing(around.gaps(tx.sql(), after))));
  }

  Reply notes(Tx tx, Launch launch, Dossier before, List<String> changes) {
    Dossier after = before.with(before.release().bringing(changes));
    if (after.equals(before)) {
      return new Reply.Refusal("That is what it says already.");
    }
    desk.save(tx, launch, before, after, "noted", null);
    return new Reply.Private(
        Card.of("Release %d says what it brings.".formatted(after.release().number())));
  }

  private Reply approve(Tx tx, Launch launch, Dossier before) {
    Release release = before.release();
    if (!before.unapproved()) {
      return new Reply.Refusal(
          "Release %d has nothing that waits for an approval.".formatted(release.number()));
    }
    String by = tx.cause().actor().id();
    Dossier after = before.approved(new Dossier.Approval(by, tx.cause().at()));
    String names =
        String.join(", ", release.irreversible().stream().map(Release.Migration::name).toList());
    desk.save(tx, launch, before, after, "approved", names);
    DecisionLog.add(
        tx,
        launch.id(),
        Kind.MIGRATION,
        "launch release show " + release.number(),
        "approved for release %s what cannot be undone: %s".formatted(release.version(), names),
        null,
        by);
    return new Reply.Private(
        Card.of("You approved what cannot be undone in release %d.".formatted(release.number())));
  }

  private Reply show(Tx tx, Launch launch, Dossier before, boolean shown) {
    if (before.shown() == shown) {
      return new Reply.Refusal(
          shown ? "Customers may read its notes already." : "Customers do not read its notes.");
    }
    Dossier after = before.shown(shown);
    Release release = before.release();
    desk.save(tx, launch, before, after, shown ? "made public" : "taken from the page", null);
    boolean feed = BuildStore.settings(tx.sql(), launch.id()).feed();
    return new Reply.Private(
        Card.of(
            !shown
                ? "Release %d is not on the public page any more.".formatted(release.number())
                : "The notes of release %d may stand on the public page as they are%s."
                    .formatted(
                        release.number(),
                        feed ? "" : ": `/launch releases public on` shows them there")));
  }

  private Reply backup(Visit visit, int minutes) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            permitted(visit, launch, Verb.CONFIGURE)
                .orElseGet(() -> {
                  BuildStore.Settings was = BuildStore.settings(tx.sql(), launch.id());
                  BuildStore.save(
                      tx,
                      launch.id(),
                      new BuildStore.Settings(was.feed(), Duration.ofMinutes(minutes)),
                      new Change(
                          "set",
                          new Subject("launch", launch.id()),
                          List.of(
                              new Change.Field(
                                  "backup before migrations",
                                  was.backup().toMinutes() + " min",
                                  minutes + " min")),
                          null));
                  return new Reply.Private(
                      Card.of(
                          "A migration begins with a backup that is at most %d min old."
                              .formatted(minutes)));
                }));
  }

  private Reply secret(Visit visit, boolean bare) {
    if (!bare) {
      return new Reply.Refusal(
          "Nothing was saved. A secret does not go into a command: others may have seen it, so make"
              + " another one, type only `/launch release secret`, and put it into the form.");
    }
    return LaunchDesk.read(
        ledger,
        visit,
        (_, launch) ->
            permitted(visit, launch, Verb.CONFIGURE)
                .orElseGet(() ->
                    open(ReleaseForms.secret(visit.channel(), launch.id()), "release secret")));
  }

  private static Reply open(View view, String typed) {
    return new Reply.Open(
        view, Card.of("Slack opens forms from commands: type `/launch %s`.".formatted(typed)));
  }

  static Optional<Reply> permitted(Visit visit, Launch launch, Verb verb) {
    return Permissions.check(Roles.of(visit, launch), verb).map(Reply.Refusal::new);
  }

  private static Reply none(int number) {
    return new Reply.Refusal(
        "There is no release %d in this launch: `/launch releases` lists them.".formatted(number));
  }
}
