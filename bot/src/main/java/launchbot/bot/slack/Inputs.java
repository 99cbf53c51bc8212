package launchbot.bot.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of a form, under which Slack shows what is wrong; it takes errors for no other. */
final class Inputs {
  private Inputs() {}

  static List<String> of(View view) {
    return view.getBlocks() == null
        ? List.of()
        : view.getBlocks().stream()
            .filter(InputBlock.class::isInstance)
            .map(block -> ((InputBlock) block).getBlockId())
            .toList();
  }

  /** Under the input that is meant, or under the first where this form does not have that one. */
  static Map<String, String> placed(Map<String, String> errors, View view) {
    List<String> inputs = of(view);
    Map<String, String> placed = new LinkedHashMap<>();
    errors.forEach((block, why) -> {
      String at = inputs.contains(block) || inputs.isEmpty() ? block : inputs.getFirst();
      placed.merge(at, why, (first, second) -> first + " " + second);
    });
    return placed;
  }
}
