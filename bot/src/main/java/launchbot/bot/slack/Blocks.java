package launchbot.bot.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.util.ArrayList;
import java.util.List;

/** The few Block Kit forms that our messages are built of, within Slack's lengths. */
public final class Blocks {
  private static final int SECTION = 3000;
  private static final int HEADER = 150;
  private static final int BUTTON = 75;

  private Blocks() {}

  public static LayoutBlock header(String text) {
    return HeaderBlock.builder().text(plain(Mrkdwn.truncate(text, HEADER))).build();
  }

  /**
   * @param mrkdwn user text in it escaped
   */
  public static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).build();
  }

  public static LayoutBlock section(String mrkdwn, BlockElement accessory) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).accessory(accessory).build();
  }

  /** Lines in as few texts as hold them all; none is cut but one that is too long by itself. */
  public static List<LayoutBlock> sections(List<String> lines) {
    List<LayoutBlock> sections = new ArrayList<>();
    var text = new StringBuilder();
    for (String line : lines) {
      if (!text.isEmpty() && text.length() + 1 + line.length() > SECTION) {
        sections.add(section(text.toString()));
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    if (!text.isEmpty()) {
      sections.add(section(text.toString()));
    }
    return sections;
  }

  /** Up to ten short texts in two columns. */
  public static LayoutBlock fields(List<String> mrkdwn) {
    return SectionBlock.builder()
        .fields(new ArrayList<>(mrkdwn.stream().map(Blocks::mrkdwn).toList()))
        .build();
  }

  /** Small print. */
  public static LayoutBlock context(String mrkdwn) {
    return ContextBlock.builder().elements(List.of(mrkdwn(mrkdwn))).build();
  }

  public static LayoutBlock divider() {
    return new DividerBlock();
  }

  public static LayoutBlock actions(List<? extends BlockElement> elements) {
    return ActionsBlock.builder().elements(List.copyOf(elements)).build();
  }

  public static ButtonElement button(String text, String action, String value) {
    return ButtonElement.builder()
        .text(plain(Mrkdwn.truncate(text, BUTTON)))
        .actionId(action)
        .value(value)
        .build();
  }

  public static ButtonElement primary(ButtonElement button) {
    button.setStyle("primary");
    return button;
  }

  /** A button that asks back before it acts. */
  public static ButtonElement danger(ButtonElement button, String question, String yes) {
    button.setStyle("danger");
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(plain("Are you sure?"))
            .text(plain(question))
            .confirm(plain(yes))
            .deny(plain("Cancel"))
            .build());
    return button;
  }

  /**
   * @param options one to five
   */
  public static OverflowMenuElement overflow(String action, List<OptionObject> options) {
    return OverflowMenuElement.builder().actionId(action).options(options).build();
  }

  public static OptionObject option(String text, String value) {
    return OptionObject.builder().text(plain(Mrkdwn.truncate(text, BUTTON))).value(value).build();
  }

  public static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(true).build();
  }

  private static MarkdownTextObject mrkdwn(String text) {
    return MarkdownTextObject.builder().text(Mrkdwn.truncate(text, SECTION)).build();
  }
}
