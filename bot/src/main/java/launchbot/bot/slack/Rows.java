package launchbot.bot.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.util.ArrayList;
import java.util.List;

/** Buttons in rows. Slack takes no two of one action into a row: those stand in several. */
public final class Rows {
  private static final int IN_A_ROW = 5;
  private static final int ROWS = 6;

  private Rows() {}

  public static List<LayoutBlock> of(List<BlockElement> buttons) {
    List<List<BlockElement>> rows = new ArrayList<>();
    for (BlockElement button : buttons) {
      rows.stream()
          .filter(row -> row.size() < IN_A_ROW)
          .filter(row -> row.stream().noneMatch(one -> action(one).equals(action(button))))
          .findFirst()
          .ifPresentOrElse(
              row -> row.add(button),
              () -> {
                if (rows.size() < ROWS) {
                  rows.add(new ArrayList<>(List.of(button)));
                }
              });
    }
    return rows.stream().map(Blocks::actions).toList();
  }

  private static String action(BlockElement element) {
    return switch (element) {
      case ButtonElement button -> button.getActionId();
      case OverflowMenuElement menu -> menu.getActionId();
      default -> "";
    };
  }
}
