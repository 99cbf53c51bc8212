package launchbot.bot.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import launchbot.bot.words.Visible;
import org.jspecify.annotations.Nullable;

/**
 * What forms are built of, and what of theirs comes back. Every input's action is {@code value}.
 */
public final class Forms {
  private Forms() {}

  public static View modal(
      String callback, String title, String submit, String metadata, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .callbackId(callback)
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(metadata)
        .blocks(blocks)
        .build();
  }

  /** A message as a window of its own, with nothing to fill in. */
  public static View reading(Card card) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text("Launchbot").build())
        .close(ViewClose.builder().type("plain_text").text("Close").build())
        .blocks(card.blocks().isEmpty() ? List.of(Blocks.section(card.text())) : card.blocks())
        .build();
  }

  public static InputBlock input(
      String block, String label, @Nullable String hint, boolean optional, BlockElement element) {
    return InputBlock.builder()
        .blockId(block)
        .label(Blocks.plain(label))
        .hint(hint == null ? null : Blocks.plain(hint))
        .optional(optional)
        .element(element)
        .build();
  }

  public static PlainTextInputElement text(
      @Nullable String initial, String placeholder, int most, boolean multiline) {
    return PlainTextInputElement.builder()
        .actionId("value")
        // Slack opens no form with more in it than fits.
        .initialValue(initial == null || initial.isEmpty() ? null : Mrkdwn.truncate(initial, most))
        .placeholder(Blocks.plain(placeholder))
        .maxLength(most)
        .multiline(multiline)
        .build();
  }

  public static UsersSelectElement people(@Nullable String initial) {
    return UsersSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("Somebody of the team"))
        .initialUser(initial)
        .build();
  }

  /** A public or private channel, of this workspace or shared with others. */
  public static ConversationsSelectElement channel(@Nullable String initial) {
    return ConversationsSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("A channel"))
        .initialConversation(initial)
        .filter(ConversationsFilter.builder().include(List.of("public", "private")).build())
        .build();
  }

  public static DatePickerElement day(@Nullable LocalDate initial) {
    return DatePickerElement.builder()
        .actionId("value")
        .initialDate(initial == null ? null : initial.toString())
        .build();
  }

  /**
   * A date that a picker of ours sends back.
   *
   * @throws Garbled when it is none
   */
  public static LocalDate date(String chosen) {
    try {
      return LocalDate.parse(chosen);
    } catch (DateTimeParseException e) {
      throw new Garbled("no date");
    }
  }

  /** The same for somebody's id. */
  public static String person(String chosen) {
    if (!chosen.matches("[UW][A-Z0-9]{2,30}")) {
      throw new Garbled("nobody's id");
    }
    return chosen;
  }

  /** Errors under inputs are shown as they are, formatting signs and all. */
  public static String unformatted(String mrkdwn) {
    return mrkdwn.replace("`", "").replace("*", "");
  }

  public static @Nullable String visible(@Nullable String typed) {
    return typed == null ? null : Visible.only(typed);
  }

  /**
   * A menu.
   *
   * @param initial what is chosen at first; null for nothing
   * @param options one to a hundred
   */
  public static StaticSelectElement select(
      @Nullable OptionObject initial, List<OptionObject> options) {
    return StaticSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("Choose"))
        .options(options)
        .initialOption(initial)
        .build();
  }
}
