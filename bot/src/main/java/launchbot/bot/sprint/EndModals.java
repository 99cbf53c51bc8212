package launchbot.bot.sprint;

import java.util.Map;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import org.jspecify.annotations.Nullable;

/** The forms that make a sprint longer or stop it. */
final class EndModals {
  private EndModals() {}

  /** By how many days, and why. */
  record Extend(Moving moving) implements Modal {
    @Override
    public String callbackId() {
      return EndForms.EXTEND;
    }

    @Override
    public Submitted submit(Submission submission) {
      String days = String.valueOf(submission.value(EndForms.DAYS)).strip();
      if (!days.matches("\\d{1,3}")) {
        return new Submitted.Errors(Map.of(EndForms.DAYS, "A number of days, such as 2."));
      }
      return Submitted.of(
          moving.extend(submission.visit(), Integer.parseInt(days), reason(submission)),
          EndForms.REASON);
    }
  }

  /** Why. */
  record Stop(Ending ending) implements Modal {
    @Override
    public String callbackId() {
      return EndForms.STOP;
    }

    @Override
    public Submitted submit(Submission submission) {
      return Submitted.of(ending.stopNow(submission.visit(), reason(submission)), EndForms.REASON);
    }
  }

  private static @Nullable String reason(Submission submission) {
    return Forms.visible(submission.value(EndForms.REASON));
  }
}
