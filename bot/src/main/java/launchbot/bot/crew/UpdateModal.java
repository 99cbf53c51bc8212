package launchbot.bot.crew;

import com.slack.api.model.view.View;
import java.time.Instant;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.incident.Incident;
import launchbot.incident.Update;
import launchbot.incident.Updates;
import org.jspecify.annotations.Nullable;

/** The form of an update: conditions, actions, needs, and until when the next one comes. */
final class UpdateModal implements Modal {
  static final String CALLBACK = "incident_update";
  static final String CONDITIONS = "conditions";
  static final String ACTIONS = "actions";
  static final String NEEDS = "needs";
  static final String NEXT = "next";
  private static final int TIME = 30;

  private final UpdateDesk desk;

  UpdateModal(UpdateDesk desk) {
    this.desk = desk;
  }

  static View view(String channel, Incident incident) {
    return Forms.modal(
        CALLBACK,
        "Send an update",
        "Send",
        new Kept(channel, incident.id(), "").json(),
        List.of(
            Blocks.section(
                "%sIncident %d: %s"
                    .formatted(
                        incident.drill() ? "DRILL · " : "",
                        incident.number(),
                        Mrkdwn.plain(incident.feels()))),
            Forms.input(
                CONDITIONS,
                "Conditions",
                "What users feel now, what is known",
                false,
                Forms.text(null, "One in ten payments is declined", Updates.WORDS, true)),
            Forms.input(
                ACTIONS,
                "Actions",
                "What is being done, by whom",
                true,
                Forms.text(null, "We take the last release back", Updates.WORDS, true)),
            Forms.input(
                NEEDS,
                "Needs",
                "What or who is missing",
                true,
                Forms.text(null, "Somebody who knows the payment provider", Updates.WORDS, true)),
            Forms.input(
                NEXT,
                "Next update by",
                "Such as 14:30 or 20 min. Empty: in %d min"
                    .formatted(incident.sev().cadence().toMinutes()),
                true,
                Forms.text(null, "20 min", TIME, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Visit visit = submission.visit();
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    String typed = Forms.visible(submission.value(NEXT));
    return switch (Updates.next(typed, visit.at(), visit.person().zone())) {
      case Updates.Wrong(String why) -> Submitted.error(NEXT, why);
      case Updates.Usual _ -> send(submission, kept.id(), null);
      case Updates.At(Instant at) -> send(submission, kept.id(), at);
    };
  }

  private Submitted send(Submission submission, long incident, @Nullable Instant next) {
    String conditions = Forms.visible(submission.value(CONDITIONS));
    var draft =
        new Update.Draft(
            conditions == null ? "" : conditions,
            Forms.visible(submission.value(ACTIONS)),
            Forms.visible(submission.value(NEEDS)),
            next);
    return Submitted.of(desk.send(submission.visit(), incident, draft), CONDITIONS);
  }
}
