package launchbot.bot.postmortem;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.util.Arrays;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** The form of an action: what, who, how urgent, until when. */
final class ActionModal implements Modal {
  static final String CALLBACK = "postmortem_action";
  static final String TITLE = "title";
  static final String OWNER = "owner";
  static final String SEVERITY = "severity";
  static final String DUE = "due";
  private static final int DAYS = 14;

  private final Acting acting;

  ActionModal(Acting acting) {
    this.acting = acting;
  }

  static View view(Visit visit, Sheet sheet) {
    return Forms.modal(
        CALLBACK,
        "Add an action",
        "Add",
        new Kept(visit.channel(), sheet.incident().id(), "").json(),
        List.of(
            Blocks.section(Mrkdwn.plain(sheet.title())),
            Forms.input(
                TITLE,
                "What is to be changed?",
                "One thing that one person can finish",
                false,
                Forms.text(null, "Migrations run against a copy first", 150, false)),
            Forms.input(OWNER, "Who does it?", null, false, Forms.people(null)),
            Forms.input(
                SEVERITY,
                "How much does it matter?",
                null,
                false,
                Forms.select(
                    option(Severity.MEDIUM),
                    Arrays.stream(Severity.values()).map(ActionModal::option).toList())),
            Forms.input(DUE, "Until when?", null, false, Forms.day(visit.today().plusDays(DAYS)))));
  }

  private static OptionObject option(Severity severity) {
    return Blocks.option(severity.key(), severity.key());
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    @Nullable String title = Forms.visible(form.value(TITLE));
    @Nullable String owner = form.value(OWNER);
    @Nullable String severity = form.value(SEVERITY);
    @Nullable String due = form.value(DUE);
    if (title == null || title.isBlank()) {
      return Submitted.error(TITLE, "Say in a few words what is to be changed.");
    }
    if (owner == null) {
      return Submitted.error(OWNER, "Name the person who does it.");
    }
    if (due == null) {
      return Submitted.error(DUE, "Give the day by which it is done.");
    }
    var action =
        new Acting.Action(
            title,
            Forms.person(owner),
            Severity.parse(severity == null ? "" : severity).orElse(Severity.MEDIUM),
            Forms.date(due));
    return Submitted.of(acting.add(form.visit(), kept.id(), action), TITLE);
  }
}
