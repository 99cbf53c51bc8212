package launchbot.bot.triage;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Forms;
import launchbot.ledger.Verdict;
import launchbot.triage.Draft;
import launchbot.triage.Entries;
import launchbot.triage.Entry;
import launchbot.triage.Scope;
import launchbot.triage.Severity;

/** Everything about an entry in one form, and what sending it off means. */
final class EditForm {
  static final String CALLBACK = "triage_edit";

  private EditForm() {}

  static View view(String channel, Entry entry) {
    FormContext context =
        FormContext.about(channel, entry.number(), entry.version())
            .withDraft(DraftJson.of(draft(entry)));
    return Forms.modal(
        CALLBACK, "Edit #" + entry.number(), "Save", fit(context), AddForm.fields(draft(entry)));
  }

  /** An entry as its form shows it. */
  static Draft draft(Entry entry) {
    return new Draft(
        entry.title(),
        entry.severity(),
        entry.impact(),
        entry.workaround(),
        entry.owner(),
        entry.due(),
        entry.tags(),
        null);
  }

  /** The rules for every part that the form changes, one after the other. */
  static List<Verdict<Entry>> rules(TriageDesk.Case c, Draft to, java.time.LocalDate today) {
    var now = c.tx().cause().at();
    var steps = new Steps(c.entry());
    Entry was = c.entry();
    if (!same(draft(was), to)) {
      steps.then(e ->
          Entries.rewrite(
              e,
              to.title(),
              Objects.requireNonNullElse(to.impact(), ""),
              to.workaround(),
              to.tags(),
              c.who(),
              now));
    }
    if (!Objects.equals(was.owner(), to.owner())) {
      steps.then(e -> Entries.assign(e, to.owner(), c.who(), now));
    }
    if (!Objects.equals(was.due(), to.due()) && to.due() != null) {
      steps.then(e -> Entries.due(e, to.due(), today, c.who(), now));
    }
    Severity severity = to.severity();
    if (severity != null && severity != was.severity()) {
      steps.then(e -> Scope.rank(e, severity, c.who(), now));
    }
    // A date is taken away last: the new severity may not need one any more.
    if (was.due() != null && to.due() == null) {
      steps.then(e -> Entries.due(e, null, today, c.who(), now));
    }
    return steps.verdicts();
  }

  private static boolean same(Draft a, Draft b) {
    return a.title().equals(b.title())
        && Objects.equals(a.impact(), b.impact())
        && Objects.equals(a.workaround(), b.workaround())
        && a.tags().equals(b.tags());
  }

  /** Private metadata holds 3000 characters. */
  private static String fit(FormContext context) {
    String json = context.json();
    return json.length() <= 3000 ? json : context.withDraft(null).json();
  }

  private interface Step {
    Verdict<Entry> of(Entry entry);
  }

  /** Applies each rule to what the one before left; after a refusal nothing more. */
  private static final class Steps {
    private final List<Verdict<Entry>> verdicts = new ArrayList<>();
    private Entry entry;

    Steps(Entry entry) {
      this.entry = entry;
    }

    void then(Step step) {
      if (!verdicts.isEmpty() && verdicts.getLast() instanceof Verdict.Refused) {
        return;
      }
      Verdict<Entry> verdict = step.of(entry);
      verdicts.add(verdict);
      if (verdict instanceof Verdict.Moved<Entry> moved) {
        entry = moved.next();
      }
    }

    List<Verdict<Entry>> verdicts() {
      return verdicts;
    }
  }
}
