package launchbot.bot.triage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.launch.Launch;
import launchbot.triage.Age;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.Part;

/** The form that adds an entry. */
final class AddModal implements Modal {
  private final Adding adding;
  private final Permalinks permalinks;

  AddModal(Adding adding, Permalinks permalinks) {
    this.adding = adding;
    this.permalinks = permalinks;
  }

  @Override
  public String callbackId() {
    return AddForm.CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    var visit = submission.visit();
    FormContext context = FormContext.parse(submission.view().getPrivateMetadata());
    String launch = submission.value(AddForm.LAUNCH);
    if (launch != null) {
      context = context.withLaunch(Numbers.of(launch));
    }
    String ts = context.source();
    String source =
        ts == null ? null : permalinks.of(visit.workspace(), context.channel(), ts).orElse(null);
    Draft draft = AddForm.read(submission, source);
    return switch (adding.add(visit, draft, context)) {
      case Adding.Saved(Entry entry, Launch at, boolean started) ->
          new Submitted.Close(
              EntryView.done(Adding.saved(visit, entry, at, started), entry, visit.now()));
      case Adding.Missing(_, Set<Part> parts) ->
          new Submitted.Errors(
              parts.stream().collect(Collectors.toMap(AddForm::block, AddModal::sentence)));
      case Adding.Alike(_, List<Entry> entries) ->
          new Submitted.Update(
              AddForm.view(
                  context.alikeSeen(),
                  draft,
                  "Not saved yet: this looks like something that is on the list. Save once more if"
                      + " it is a new one.\n"
                      + entries.stream()
                          .map(
                              e -> Look.title(e) + " · saved " + Age.ago(e.createdAt(), visit.at()))
                          .collect(Collectors.joining("\n")),
                  List.of()));
      case Adding.Which(_, List<Launch> launches) ->
          new Submitted.Update(AddForm.view(context, draft, "Which launch is it for?", launches));
      case Adding.Refused(String why) ->
          new Submitted.Errors(Map.of(AddForm.TITLE, Forms.unformatted(why)));
    };
  }

  private static String sentence(Part part) {
    return Forms.unformatted(part.sentence());
  }
}
