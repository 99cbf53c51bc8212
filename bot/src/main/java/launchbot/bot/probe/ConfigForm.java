package launchbot.bot.probe;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;

/** The form that takes a {@code probes.yml}, typed or as a file. */
final class ConfigForm implements Modal {
  private static final String CALLBACK = "probe_file";
  private static final String TYPED = "typed";
  private static final String FILE = "file";
  private static final int INPUT = 3_000;

  private final FileDesk config;
  private final Files files;

  ConfigForm(FileDesk config, Files files) {
    this.config = config;
    this.files = files;
  }

  static View view(String channel) {
    return Forms.modal(
        CALLBACK,
        "Bring probes.yml",
        "Show the diff",
        Kept.in(channel).json(),
        List.of(
            Blocks.section(
                "The file says which probes there are, by their names. What is not in it is"
                    + " removed; you see each change before it is made. `/probe export` gives the"
                    + " file of what there is."),
            Forms.input(
                TYPED,
                "The file, as YAML",
                null,
                true,
                Forms.text(null, "probes:\n- name: Checkout", INPUT, true)),
            Forms.input(
                FILE,
                "Or attached",
                "Up to 256 KB. A file goes before what is typed",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("yaml", "yml", "txt"))
                    .maxFiles(1)
                    .build())));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept.parse(submission.view().getPrivateMetadata());
    var handed = Handed.text(submission, files, FILE, TYPED);
    if (handed.content().isEmpty()) {
      return handed.missing("Write the probes here, or attach a file.", Handed.UNREAD);
    }
    return Submitted.of(
        config.show(submission.visit(), Visible.only(handed.content().get())), handed.block());
  }
}
