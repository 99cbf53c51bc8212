package launchbot.bot.runbook;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.jobs.scan.Pasted;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.runbook.Proof;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookStore;
import launchbot.runbook.Runbooks;
import launchbot.runbook.Template;
import org.jspecify.annotations.Nullable;

/** Every change of a runbook: one way in, by form, file or words. */
final class Writing {
  /** Of one launch. */
  private static final int MOST = 500;

  static final String NONE =
      "There is no such runbook in this launch. `/launch runbook list` shows those there are.";

  private static final String SECRET =
      "I kept nothing of that: it holds what looks like a password or key. Write where the secret"
          + " is kept instead of what it is, and change it if anybody else could read it.";

  private final Ledger ledger;

  Writing(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What became of a text that was sent off. */
  sealed interface Saved {}

  record Kept(Card card) implements Saved {}

  /** Somebody else wrote it meanwhile: the form that shows both. */
  record Clash(View both) implements Saved {}

  /** In mrkdwn. */
  record Refused(String why) implements Saved {}

  /** A change of one that is in use or removed, with the launch locked. */
  interface Work {
    Reply in(Tx tx, Launch launch, Runbook runbook);
  }

  Saved save(Visit visit, RunbookForm.Opened opened, Runbook.Draft draft) {
    Optional<String> objection =
        Pasted.secret(draft.title() + "\n" + draft.body())
            ? Optional.of(SECRET)
            : Runbooks.objection(draft);
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    var clash = new ArrayList<View>();
    Reply reply =
        opened.number() == 0
            ? write(visit, (tx, launch) -> add(tx, visit, launch, opened, draft))
            : change(
                visit,
                opened.number(),
                (tx, launch, now) -> next(tx, visit, launch, now, opened, draft, clash));
    return switch (reply) {
      case Reply.Refusal(String why) -> new Refused(why);
      case Reply.Private(Card card) -> new Kept(card);
      default -> clash.isEmpty() ? new Refused("Nothing was saved.") : new Clash(clash.getFirst());
    };
  }

  private static Reply add(
      Tx tx, Visit visit, Launch launch, RunbookForm.Opened opened, Runbook.Draft draft) {
    if (RunbookStore.ofLaunch(tx.sql(), launch.id()).size() >= MOST) {
      return new Reply.Refusal("A launch keeps at most %d runbooks.".formatted(MOST));
    }
    return shown(tx, visit, launch, RunbookStore.add(tx, launch, draft, opened.template()));
  }

  private static Reply next(
      Tx tx,
      Visit visit,
      Launch launch,
      Runbook now,
      RunbookForm.Opened opened,
      Runbook.Draft draft,
      List<View> clash) {
    if (now.removed() != null) {
      return new Reply.Refusal(
          "Somebody removed it meanwhile: `/launch runbook restore %d` brings it back."
              .formatted(now.number()));
    }
    return switch (Runbooks.outcome(now, opened.version(), draft)) {
      case SAME -> new Reply.Private(RunbookView.card(tx.sql(), launch, now, visit.at()));
      case NEXT -> shown(tx, visit, launch, RunbookStore.write(tx, now, draft));
      case CLASH ->
          RunbookForm.clash(visit.channel(), now, draft)
              .<Reply>map(both -> {
                clash.add(both);
                return new Reply.Nothing();
              })
              .orElseGet(() ->
                  new Reply.Refusal(
                      "Somebody else wrote it meanwhile, and both texts are too long for a form:"
                          + " copy yours, then hand it in as a file."));
    };
  }

  Reply remove(Visit visit, int number) {
    return change(
        visit,
        number,
        (tx, launch, runbook) -> {
          if (runbook.removed() != null) {
            return new Reply.Refusal("It is removed already.");
          }
          RunbookStore.remove(tx, runbook);
          prove(tx, launch);
          return new Reply.Private(
              Card.of(
                  "Runbook *%d* is removed. `/launch runbook restore %d` brings it back, with every version."
                      .formatted(number, number)));
        });
  }

  Reply restore(Visit visit, int number) {
    return change(
        visit,
        number,
        (tx, launch, runbook) ->
            runbook.removed() == null
                ? new Reply.Refusal("It is in use: nothing was changed.")
                : shown(tx, visit, launch, RunbookStore.restore(tx, runbook)));
  }

  Reply change(Visit visit, int number, Work work) {
    return write(
        visit,
        (tx, launch) ->
            RunbookStore.find(tx.sql(), launch.id(), number)
                .map(one -> work.in(tx, launch, one))
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  private Reply write(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Optional<String> no = may(visit, found);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : work.in(tx, LaunchStore.lock(tx, found.id()).orElse(found));
        });
  }

  static Optional<String> may(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.WRITE_RUNBOOK);
  }

  static Reply shown(Tx tx, Visit visit, Launch launch, Runbook runbook) {
    prove(tx, launch);
    return new Reply.Private(RunbookView.card(tx.sql(), launch, runbook, visit.at()));
  }

  /** The first-response note, as it is now, is what the checklist asks for. */
  private static void prove(Tx tx, Launch launch) {
    @Nullable Runbook note =
        RunbookStore.of(tx.sql(), launch.id(), Template.FIRST_RESPONSE).orElse(null);
    boolean before =
        EvidenceStore.of(tx.sql(), launch.id()).stream()
            .anyMatch(one -> one.source().equals(Proof.SOURCE));
    Optional<Evidence> evidence = Proof.of(note, before, tx.cause().at());
    evidence.ifPresent(one -> EvidenceStore.put(tx, launch.id(), one));
  }
}
