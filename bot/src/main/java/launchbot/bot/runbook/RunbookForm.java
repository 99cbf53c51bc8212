package launchbot.bot.runbook;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.LongText;
import launchbot.bot.slack.Mrkdwn;
import launchbot.runbook.Runbook;
import launchbot.runbook.Runbooks;
import launchbot.runbook.Template;
import org.jspecify.annotations.Nullable;

/** The form in which a runbook is written. */
final class RunbookForm {
  static final String CALLBACK = "launch_runbook";
  static final String TITLE = "title";
  static final String FILE = "file";

  private RunbookForm() {}

  /**
   * What a form remembers.
   *
   * @param number which one; 0 for a new one
   * @param version on which the form was opened; 0 for a new one
   * @param template of a new one; null for none
   */
  record Opened(int number, int version, @Nullable Template template) {
    static final Opened NEW = new Opened(0, 0, null);

    static Opened of(Runbook runbook) {
      return new Opened(runbook.number(), runbook.version(), null);
    }

    private String word() {
      return version + ":" + (template == null ? "" : template.key());
    }

    static Opened of(Kept kept) {
      String[] parts = kept.word().split(":", -1);
      if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || kept.id() > 999_999) {
        throw new Garbled("not a form of ours");
      }
      return new Opened(
          (int) kept.id(), Integer.parseInt(parts[0]), Template.parse(parts[1]).orElse(null));
    }
  }

  /** Empty where the text is too long for a form. */
  static Optional<View> view(String channel, Opened opened, Runbook.Draft draft) {
    return view(channel, opened, draft, List.of());
  }

  /** The same with what somebody else wrote meanwhile above what was typed. */
  static Optional<View> clash(String channel, Runbook theirs, Runbook.Draft typed) {
    List<LayoutBlock> above = new ArrayList<>();
    above.add(
        Blocks.section(
            "%s wrote version %d of this runbook while you did. Nothing is lost: theirs stands here, yours below. Put together what you want to keep; *Save* makes it the next version."
                .formatted(Mrkdwn.user(theirs.changedBy()), theirs.version())));
    above.add(Blocks.section(Mrkdwn.plain(theirs.title())));
    above.addAll(LongText.shown(theirs.body()));
    return view(channel, Opened.of(theirs), typed, above);
  }

  private static Optional<View> view(
      String channel, Opened opened, Runbook.Draft draft, List<LayoutBlock> above) {
    return LongText.inputs(draft.body(), "What is to be done", "Markdown, step by step")
        .map(inputs -> {
          List<LayoutBlock> blocks = new ArrayList<>(above);
          blocks.add(
              Forms.input(
                  TITLE,
                  "When is it needed?",
                  null,
                  true,
                  Forms.text(draft.title(), "Checkout is down", Runbooks.TITLE, false)));
          blocks.addAll(inputs);
          blocks.add(
              Forms.input(
                  FILE,
                  "Or as a file",
                  "Markdown, up to 1 MB; it takes the place of what stands above",
                  true,
                  FileInputElement.builder()
                      .actionId("value")
                      .filetypes(List.of("md", "markdown", "txt", "text"))
                      .maxFiles(1)
                      .build()));
          return Forms.modal(
              CALLBACK,
              opened.number() == 0 ? "Write a runbook" : "Runbook " + opened.number(),
              "Save",
              new Kept(channel, opened.number(), opened.word()).json(),
              blocks);
        });
  }
}
