package launchbot.bot.triage;

import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.triage.Entry;
import launchbot.triage.Intake;
import launchbot.triage.Scope;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** Takes an entry out of the sprint: how bad it is then, when it is due, and whose it is. */
final class MoveModal implements Modal {
  private static final String CALLBACK = "triage_move";

  private final TriageDesk desk;

  MoveModal(TriageDesk desk) {
    this.desk = desk;
  }

  static View view(String channel, Entry entry, LocalDate today, @Nullable LocalDate launchDate) {
    Severity severity = entry.severity().inScope() ? Severity.MEDIUM : entry.severity();
    LocalDate due = entry.due() != null ? entry.due() : Intake.due(severity, today, launchDate);
    return Forms.modal(
        CALLBACK,
        "Move #" + entry.number() + " out",
        "Move",
        FormContext.about(channel, entry.number(), entry.version()).json(),
        List.of(
            Blocks.section(
                Look.title(entry)
                    + "\n"
                    + "It leaves the sprint with a date and your name, so that it is not argued"
                    + " about again each day."),
            Forms.input(
                AddForm.SEVERITY,
                "How bad is it then?",
                null,
                false,
                AddForm.severitySelect(severity, false)),
            Forms.input(AddForm.DUE, "Due", null, false, Forms.day(due)),
            Forms.input(
                AddForm.OWNER,
                "Owner",
                "Needed for post-launch",
                true,
                Forms.people(entry.owner()))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    var visit = submission.visit();
    FormContext context = FormContext.parse(submission.view().getPrivateMetadata());
    String severity = submission.value(AddForm.SEVERITY);
    String due = submission.value(AddForm.DUE);
    String owner = submission.value(AddForm.OWNER);
    if (severity == null || due == null) {
      return new Submitted.Errors(Map.of(AddForm.DUE, "It leaves with a date."));
    }
    Severity to = AddForm.severity(severity);
    LocalDate date = Forms.date(due);
    if (owner != null) {
      Forms.person(owner);
    }
    var objection = desk.objection(visit, owner);
    if (objection.isPresent()) {
      return new Submitted.Errors(Map.of(AddForm.OWNER, objection.get()));
    }
    var outcome =
        desk.change(
            visit,
            context.entry(),
            c -> Scope.move(c.entry(), to, date, owner, visit.today(), c.who(), visit.at()));
    return ReasonModal.closing(outcome, visit, AddForm.SEVERITY);
  }
}
