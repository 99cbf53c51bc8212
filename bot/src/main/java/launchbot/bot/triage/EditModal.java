package launchbot.bot.triage;

import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.triage.Draft;
import launchbot.triage.Entry;

/** The form that edits an entry. Somebody else's change in the meantime is never overwritten. */
final class EditModal implements Modal {
  private final TriageDesk desk;

  EditModal(TriageDesk desk) {
    this.desk = desk;
  }

  @Override
  public String callbackId() {
    return EditForm.CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    FormContext context = FormContext.parse(submission.view().getPrivateMetadata());
    Draft typed = AddForm.read(submission, null);
    if (typed.impact() == null || typed.title().isEmpty()) {
      String block = typed.title().isEmpty() ? AddForm.TITLE : AddForm.IMPACT;
      return new Submitted.Errors(Map.of(block, "An entry cannot be without it."));
    }
    return save(desk, submission.visit(), context, typed);
  }

  static Submitted save(TriageDesk desk, Visit visit, FormContext context, Draft typed) {
    var objection = desk.objection(visit, typed.owner());
    if (objection.isPresent()) {
      return new Submitted.Errors(Map.of(AddForm.OWNER, objection.get()));
    }
    var outcome =
        desk.change(
            visit,
            context.entry(),
            context.version(),
            c -> EditForm.rules(c, typed, visit.today()));
    return switch (outcome) {
      case TriageDesk.Done(Entry before, Entry entry, _) ->
          new Submitted.Close(
              before.version() == entry.version()
                  ? Card.of("#%d is as it was.".formatted(entry.number()))
                  : EntryView.done("Changed.", entry, visit.now()));
      case TriageDesk.Refused(String why) ->
          new Submitted.Errors(Map.of(AddForm.TITLE, Forms.unformatted(why)));
      case TriageDesk.Conflict(Entry current, _) -> conflict(desk, visit, context, typed, current);
    };
  }

  /** Merges what does not collide; what does, the person chooses. */
  private static Submitted conflict(
      TriageDesk desk, Visit visit, FormContext context, Draft typed, Entry current) {
    DraftJson opened = context.draft();
    Draft base = opened == null ? null : opened.draft();
    List<Clash> clashes = Clash.between(base, typed, EditForm.draft(current));
    Draft merged = Clash.merge(base, typed, EditForm.draft(current));
    FormContext again = FormContext.about(context.channel(), current.number(), current.version());
    return clashes.isEmpty()
        ? save(desk, visit.again("merged"), again, merged)
        : new Submitted.Update(
            ConflictModal.view(again.withDraft(DraftJson.of(merged)), current, clashes));
  }
}
