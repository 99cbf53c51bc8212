package launchbot.bot.triage;

import com.slack.api.model.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Verdict;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Steps;

/** Closes an entry without a fix: because it will not be fixed, or because another one says it. */
final class ReasonModal implements Modal {
  private static final String CALLBACK = "triage_close";
  private static final String DUPLICATE = "duplicate";
  private static final String REASON = "reason";

  private final TriageDesk desk;

  ReasonModal(TriageDesk desk) {
    this.desk = desk;
  }

  static View view(String channel, Entry entry) {
    return Forms.modal(
        CALLBACK,
        "Close #" + entry.number(),
        "Close it",
        FormContext.about(channel, entry.number(), entry.version()).json(),
        List.of(
            Blocks.section(Look.title(entry)),
            Forms.input(
                REASON,
                "Why will it not be fixed?",
                "Everybody can read it in the history",
                true,
                Forms.text(null, "The old import is switched off next week", 500, true)),
            Forms.input(
                DUPLICATE,
                "Or is it a duplicate? Of which number?",
                null,
                true,
                Forms.text(null, "12", 10, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    var visit = submission.visit();
    FormContext context = FormContext.parse(submission.view().getPrivateMetadata());
    String duplicate = submission.value(DUPLICATE);
    String reason = Forms.visible(submission.value(REASON));
    if (duplicate == null) {
      var outcome =
          desk.change(
              visit, context.entry(), c -> Steps.wontFix(c.entry(), reason, c.who(), visit.at()));
      return closing(outcome, visit, REASON);
    }
    String number = duplicate.strip().replaceFirst("^#", "");
    if (!number.matches("\\d{1,9}")) {
      return new Submitted.Errors(Map.of(DUPLICATE, "Give the number of an entry, such as 12."));
    }
    var outcome =
        desk.change(visit, context.entry(), c -> duplicate(c, Long.parseLong(number), visit));
    return closing(outcome, visit, DUPLICATE);
  }

  static Verdict<Entry> duplicate(TriageDesk.Case c, long of, Visit visit) {
    Optional<Entry> target = EntryStore.find(c.tx().sql(), of);
    return target.isEmpty()
        ? new Verdict.Refused<>(TriageDesk.noSuch(of))
        : Steps.duplicate(c.entry(), target.get(), c.who(), visit.at());
  }

  static Submitted closing(TriageDesk.Outcome outcome, Visit visit, String block) {
    return switch (outcome) {
      case TriageDesk.Done(_, Entry entry, _) ->
          new Submitted.Close(EntryView.done("Done.", entry, visit.now()));
      case TriageDesk.Refused(String why) ->
          new Submitted.Errors(Map.of(block, Forms.unformatted(why)));
      case TriageDesk.Conflict _ -> throw new IllegalStateException("no version was asked for");
    };
  }
}
