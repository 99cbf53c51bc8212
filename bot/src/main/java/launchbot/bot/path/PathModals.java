package launchbot.bot.path;

import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathResult;

/** What comes back from the forms of critical paths. */
final class PathModals {
  private PathModals() {}

  /** How it went. */
  record Result(Walking walking) implements Modal {
    @Override
    public String callbackId() {
      return PathForms.RESULT;
    }

    @Override
    public Submitted submit(Submission submission) {
      Kept kept = Kept.parse(submission.view().getPrivateMetadata());
      String chosen = submission.value(PathForms.OUTCOME);
      String word = kept.word().isEmpty() && chosen != null ? chosen : kept.word();
      PathResult.Outcome outcome =
          PathResult.Outcome.of(word).orElseThrow(() -> new Garbled("no outcome"));
      String note = Forms.visible(submission.value(PathForms.NOTE));
      return Submitted.of(
          walking.walkedById(submission.visit(), kept.id(), outcome, note), PathForms.NOTE);
    }
  }

  /** A new path, or what becomes of one. */
  record Edit(PathDesk desk) implements Modal {
    @Override
    public String callbackId() {
      return PathForms.EDIT;
    }

    @Override
    public Submitted submit(Submission submission) {
      Kept kept = Kept.parse(submission.view().getPrivateMetadata());
      String typed = Forms.visible(submission.value(PathForms.TITLE));
      String title = typed == null ? "" : typed;
      boolean required = !"no".equals(submission.value(PathForms.REQUIRED));
      return Submitted.of(
          kept.id() == 0
              ? desk.add(submission.visit(), title)
              : desk.changeById(
                  submission.visit(),
                  kept.id(),
                  (path, who) -> CriticalPaths.edit(path, title, required, who)),
          PathForms.TITLE);
    }
  }
}
