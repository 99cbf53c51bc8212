package launchbot.bot.checklist;

import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.checklist.RestoreTests;
import launchbot.launch.Launch;

/** Asks who restored which backup, how old it was, how long it took, and what proves it. */
final class RestoreForm implements Modal {
  private static final String CALLBACK = "check_restore";
  private static final String WHO = "who";
  private static final String BACKUP = "backup";
  private static final String AGE = "age";
  private static final String TOOK = "took";
  private static final String WORKED = "worked";
  private static final String PROOF = "proof";

  private final Restoring restoring;

  RestoreForm(Restoring restoring) {
    this.restoring = restoring;
  }

  static View view(Visit visit, Launch launch) {
    var worked = Blocks.option("It worked", "yes");
    return Forms.modal(
        CALLBACK,
        "A restore test",
        "Save",
        new Kept(visit.channel(), launch.id(), "").json(),
        List.of(
            Forms.input(WHO, "Who restored it?", null, false, Forms.people(visit.person().id())),
            Forms.input(
                BACKUP,
                "Which backup?",
                null,
                false,
                Forms.text(null, "The nightly one of Tuesday", 150, false)),
            Forms.input(
                AGE,
                "How old was it?",
                "5h or 2d: that is how much would have been lost",
                false,
                Forms.text(null, "5h", 20, false)),
            Forms.input(
                TOOK,
                "How long did it take?",
                "12m or 2h",
                false,
                Forms.text(null, "12m", 20, false)),
            Forms.input(
                WORKED,
                "Did it work?",
                null,
                false,
                Forms.select(worked, List.of(worked, Blocks.option("It did not", "no")))),
            Forms.input(
                PROOF,
                "What proves it?",
                "A link, or what you saw in the restored data",
                false,
                Forms.text(null, "The newest order is there, 1,204 customers", 500, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission sent) {
    Kept key = Kept.parse(sent.view().getPrivateMetadata());
    String who = sent.value(WHO);
    if (who != null) {
      Forms.person(who);
    }
    Optional<Duration> age = span(sent, AGE);
    Optional<Duration> took = span(sent, TOOK);
    if (age.isEmpty()) {
      return new Submitted.Errors(Map.of(AGE, "A number and a unit: 5h, 2d or 30m."));
    }
    if (took.isEmpty()) {
      return new Submitted.Errors(Map.of(TOOK, "A number and a unit: 12m or 2h."));
    }
    var told =
        new RestoreTests.Told(
            who == null ? sent.visit().person().id() : who,
            Forms.visible(sent.value(BACKUP)),
            age.get(),
            took.get(),
            !"no".equals(sent.value(WORKED)),
            Forms.visible(sent.value(PROOF)));
    return switch (restoring.keep(sent.visit(), key.id(), told)) {
      case Restoring.Kept(var card) -> new Submitted.Close(card);
      case Restoring.Refused(RestoreTests.Field field, String why) ->
          new Submitted.Errors(Map.of(block(field), Forms.unformatted(why)));
    };
  }

  private static Optional<Duration> span(Submission sent, String block) {
    String typed = Forms.visible(sent.value(block));
    return typed == null ? Optional.empty() : RestoreWords.span(typed);
  }

  private static String block(RestoreTests.Field field) {
    return switch (field) {
      case WHO -> WHO;
      case BACKUP -> BACKUP;
      case AGE -> AGE;
      case TOOK -> TOOK;
      case PROOF -> PROOF;
    };
  }
}
