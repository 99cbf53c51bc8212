package launchbot.bot.prompt;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.sprint.Prompt;

/** The known breaks as the one message that a sprint begins with. */
final class PromptView {
  static final String PREFIX = "prompt_";

  private PromptView() {}

  static Card card(List<Prompt> prompts) {
    long open = prompts.stream().filter(prompt -> prompt.answer() == null).count();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*What usually breaks: do you have any of these?*\n"
                + (open == 0
                    ? "All of them are answered. An answer can still become another one."
                    : "_We have this_ asks what exactly, and saves it. Whoever presses _Look into"
                        + " it_ has it on their list until it is answered.")));
    for (Prompt prompt : prompts) {
      blocks.add(Blocks.section(said(prompt)));
      blocks.add(Blocks.actions(answers(prompt)));
    }
    return new Card(
        "What usually breaks: %d of %d are open".formatted(open, prompts.size()), blocks);
  }

  private static String said(Prompt prompt) {
    Prompt.Answer answer = prompt.answer();
    String by = prompt.by() == null ? "" : Mrkdwn.user(prompt.by());
    String words = prompt.about().words();
    if (answer == null) {
      return "⬜ *%s*".formatted(words);
    }
    return switch (answer) {
      case HAVE -> "🔴 *%s*\nWe have this, says %s.".formatted(words, by);
      case NOT_US -> "✅ %s\nNot us, says %s.".formatted(words, by);
      case LOOK -> "🔎 *%s*\n%s looks into it.".formatted(words, by);
    };
  }

  private static List<BlockElement> answers(Prompt prompt) {
    String value = String.valueOf(prompt.launch());
    String key = ":" + prompt.about().key();
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(
        Blocks.button(
            prompt.answer() == Prompt.Answer.HAVE ? "Another one" : "We have this",
            PREFIX + "have" + key,
            value));
    if (prompt.answer() != Prompt.Answer.NOT_US) {
      buttons.add(Blocks.button("Not us", PREFIX + "not-us" + key, value));
    }
    if (prompt.answer() != Prompt.Answer.LOOK) {
      buttons.add(Blocks.button("Look into it", PREFIX + "look" + key, value));
    }
    return buttons;
  }
}
