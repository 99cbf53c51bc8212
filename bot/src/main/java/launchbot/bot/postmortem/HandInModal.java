package launchbot.bot.postmortem;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.postmortem.Section;

/** The form that takes a postmortem as Markdown, whole or in part. */
final class HandInModal implements Modal {
  static final String CALLBACK = "postmortem_hand_in";
  static final String FILE = "file";
  static final String PASTED = "pasted";

  private final Handing handing;
  private final Files files;

  HandInModal(Handing handing, Files files) {
    this.handing = handing;
    this.files = files;
  }

  static View view(String channel, Sheet sheet) {
    String versions =
        Arrays.stream(Section.values())
            .map(one -> String.valueOf(sheet.paper().of(one).version()))
            .collect(Collectors.joining("."));
    return Forms.modal(
        CALLBACK,
        "Hand it in",
        "Hand in",
        new Kept(channel, sheet.incident().id(), versions).json(),
        List.of(
            Blocks.section(
                "Markdown with the headings of the postmortem: `## Summary`, `## Impact` and so on."
                    + " Sections that are not in it stay as they are. *Download* gives the whole."),
            Forms.input(
                FILE,
                "As a file",
                "Up to 1 MB",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("md", "markdown", "txt", "text"))
                    .maxFiles(1)
                    .build()),
            Forms.input(
                PASTED,
                "Or pasted",
                null,
                true,
                Forms.text(null, "## Contributing causes\n…", 3_000, true))));
  }

  /** What a form of ours kept of the versions that it was opened on. */
  static Map<Section, Integer> versions(String kept) {
    List<String> parts = List.of(kept.split("\\.", -1));
    Map<Section, Integer> versions = new EnumMap<>(Section.class);
    if (parts.size() != Section.values().length) {
      throw new Garbled("not a form of ours");
    }
    Iterator<String> next = parts.iterator();
    for (Section section : Section.values()) {
      String part = next.next();
      if (!part.matches("\\d{1,6}")) {
        throw new Garbled("not a form of ours");
      }
      versions.put(section, Integer.parseInt(part));
    }
    return versions;
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    Map<Section, Integer> opened = versions(kept.word());
    Handed<String> handed = Handed.text(form, files, FILE, PASTED);
    return handed
        .content()
        .map(Visible::only)
        .map(text ->
            Submitted.of(handing.handIn(form.visit(), kept.id(), opened, text), handed.block()))
        .orElseGet(() -> handed.missing("Hand in a file, or paste Markdown.", Handed.UNREAD));
  }
}
