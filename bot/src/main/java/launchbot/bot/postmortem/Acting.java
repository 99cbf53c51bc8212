package launchbot.bot.postmortem;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.people.Verb;
import launchbot.postmortem.PostmortemStore;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.Intake;
import launchbot.triage.Part;
import launchbot.triage.Severity;

/** What is done about an incident: each action is an entry of triage, and chased as one. */
final class Acting {
  private final PostmortemDesk desk;
  private final People people;

  Acting(PostmortemDesk desk, People people) {
    this.desk = desk;
    this.people = people;
  }

  /** What is asked for of an action. */
  record Action(String title, String owner, Severity severity, LocalDate due) {}

  Reply form(Visit visit, long incident) {
    return desk.read(
        visit,
        incident,
        (_, sheet) ->
            Writing.may(visit, sheet)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        ActionModal.view(visit, sheet), Writing.otherwise(sheet, "action"))));
  }

  Reply add(Visit visit, long incident, Action action) {
    Optional<String> objection = people.objection(visit.workspace(), action.owner(), visit.at());
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : desk.write(
            visit,
            incident,
            Verb.WRITE_POSTMORTEM,
            (tx, sheet) ->
                switch (Intake.judge(
                    draft(sheet, action),
                    Roles.standing(tx.sql(), visit, sheet.launch()),
                    visit.today(),
                    sheet.launch().launchDate())) {
                  case Intake.Refused(String why) -> new Reply.Refusal(why);
                  case Intake.Missing(_, var parts) ->
                      new Reply.Refusal(
                          parts.stream().map(Part::sentence).collect(Collectors.joining(" ")));
                  case Intake.Complete complete -> {
                    Entry entry = TriageFeature.add(tx, sheet.launch(), visit, complete);
                    PostmortemStore.link(tx, sheet.postmortem(), entry.number());
                    yield new Reply.Private(
                        Card.of(
                            "Saved as *#%d*: %s has it, until %s. It stands in the postmortem, and is chased like every other entry."
                                .formatted(
                                    entry.number(),
                                    Mrkdwn.user(action.owner()),
                                    Mrkdwn.day(action.due(), visit.today()))));
                  }
                });
  }

  /** The entry names the incident, as the postmortem names the entry. */
  private static Draft draft(Sheet sheet, Action action) {
    int number = sheet.incident().number();
    return Draft.of(action.title())
        .withSeverity(action.severity())
        .withImpact(
            Mrkdwn.truncate(
                "%sWithout it incident %d can happen again: %s"
                    .formatted(
                        sheet.incident().drill() ? "DRILL · " : "",
                        number,
                        sheet.incident().feels()),
                400))
        .withWorkaround("`/incident postmortem %d` says what helped.".formatted(number))
        .withOwner(action.owner())
        .withDue(action.due())
        .withTags(List.of("postmortem", "incident-" + number));
  }
}
