package launchbot.bot.postmortem;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.postmortem.Section;

/**
 * What goes onto the public page, in two steps: which sections under which title, then exactly what
 * everybody will read.
 */
final class PublicModal implements Modal {
  static final String CALLBACK = "postmortem_public";
  static final String TITLE = "title";
  static final String SECTIONS = "sections";
  private static final int LONGEST_TITLE = 150;
  private static final int PART = 2_900;

  private final Sharing sharing;

  PublicModal(Sharing sharing) {
    this.sharing = sharing;
  }

  /** What was chosen. */
  record Choice(String title, Set<Section> sections) {

    /** With the print of the text that was shown: {@code 0123456789ab|summary,impact|Title}. */
    String word(String print) {
      return "%s|%s|%s"
          .formatted(
              print, sections.stream().map(Section::key).collect(Collectors.joining(",")), title);
    }
  }

  static View choose(String channel, Sheet sheet, String title) {
    List<OptionObject> options = Section.PUBLIC.stream().map(PublicModal::option).toList();
    return Forms.modal(
        CALLBACK,
        "Public page",
        "Show me",
        new Kept(channel, sheet.incident().id(), "").json(),
        List.of(
            Blocks.section(
                "Nothing is public yet: the next step shows exactly what will be. People, mentions"
                    + " and links into Slack are taken out, the timeline holds only what customers"
                    + " were told, actions have no owners."),
            Forms.input(
                TITLE,
                "Title",
                null,
                false,
                Forms.text(title, "Payments failed", LONGEST_TITLE, false)),
            Forms.input(
                SECTIONS,
                "Sections",
                null,
                false,
                CheckboxesElement.builder()
                    .actionId("value")
                    .options(options)
                    .initialOptions(options)
                    .build())));
  }

  /** The second step. */
  static View confirm(
      String channel, Sheet sheet, Choice choice, String title, String body, String print, URI at) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "Everybody will read this at %s, from the moment you press the button:"
                .formatted(Mrkdwn.escape(at.toString()))));
    blocks.add(Blocks.divider());
    blocks.add(exactly(title));
    for (int from = 0; from < body.length(); ) {
      int end = Math.min(body.length(), from + PART);
      int line = body.lastIndexOf('\n', end);
      end = end < body.length() && line > from ? line : end;
      if (!body.substring(from, end).isBlank()) {
        blocks.add(exactly(body.substring(from, end)));
      }
      from = end;
    }
    return Forms.modal(
        CALLBACK,
        "Exactly this is public",
        "Make it public",
        new Kept(channel, sheet.incident().id(), choice.word(print)).json(),
        blocks);
  }

  /** Plain text, so that nothing is formatted away. */
  private static LayoutBlock exactly(String text) {
    return SectionBlock.builder().text(Blocks.plain(text)).build();
  }

  private static OptionObject option(Section section) {
    return Blocks.option(
        section == Section.TIMELINE ? "Timeline, of what customers were told" : section.title(),
        section.key());
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    if (!kept.word().isEmpty()) {
      String[] parts = kept.word().split("\\|", 3);
      if (parts.length != 3) {
        throw new Garbled("not a form of ours");
      }
      return sharing.makePublic(
          form.visit(),
          kept.id(),
          new Choice(parts[2], sections(Set.of(parts[1].split(",", -1)))),
          parts[0]);
    }
    String title = Optional.ofNullable(Forms.visible(form.value(TITLE))).orElse("").strip();
    if (title.isEmpty() || title.contains("\n")) {
      return Submitted.error(TITLE, "Give it a title of one line.");
    }
    Set<Section> sections = sections(form.choices(SECTIONS));
    return sections.isEmpty()
        ? Submitted.error(SECTIONS, "Choose at least one section.")
        : sharing.preview(form.visit(), kept.id(), new Choice(title, sections));
  }

  private static Set<Section> sections(Set<String> keys) {
    Set<Section> sections = EnumSet.noneOf(Section.class);
    for (String key : keys) {
      Section.parse(key).filter(Section.PUBLIC::contains).ifPresent(sections::add);
    }
    return sections;
  }
}
