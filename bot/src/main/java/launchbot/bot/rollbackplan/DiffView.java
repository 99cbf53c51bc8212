package launchbot.bot.rollbackplan;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.ledger.Change;
import org.jspecify.annotations.Nullable;

/** In what two versions of a plan differ, and what somebody's own would change. */
final class DiffView {
  private static final int LINES = 60;
  private static final int VALUE = 160;
  private static final Pattern PEOPLE = Pattern.compile("(?:(?: |^)[UW][A-Z0-9]{2,30}(?=[ ,]|$))+");

  private DiffView() {}

  static Card compared(String environment, int from, int to, List<Change.Field> fields) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*From version %d to version %d* of the way back in `%s`".formatted(from, to, environment));
    lines.addAll(fields.isEmpty() ? List.of("Nothing differs: they are the same.") : lines(fields));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(PlanView.show(environment)));
    return new Card("Version %d and %d compared".formatted(from, to), blocks);
  }

  /**
   * What would change, with the button that makes it so.
   *
   * @param draft id of the plan that waits for the button
   * @param why it is shown instead of saved, in mrkdwn; null where that is no surprise
   */
  static Card asked(
      String environment, List<Change.Field> fields, long draft, @Nullable String why) {
    List<String> lines = new ArrayList<>();
    if (why != null) {
      lines.add(why);
    }
    lines.add("*This would change in the way back of `%s`:*".formatted(environment));
    lines.addAll(lines(fields));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.primary(
                    TopicCommand.among(
                        RollbackCommand.button("Save it", "plan", "confirm " + draft), "confirm")),
                TopicCommand.among(
                    RollbackCommand.button("Show what holds", "plan", environment), "show"))));
    blocks.add(
        Blocks.context("Nothing changes before you say so. Yours is kept for a week until then."));
    return new Card("What would change in the rollback plan", blocks);
  }

  private static List<String> lines(List<Change.Field> fields) {
    List<String> lines = new ArrayList<>();
    fields.stream().limit(LINES).map(DiffView::line).forEach(lines::add);
    if (fields.size() > LINES) {
      lines.add("and %d more".formatted(fields.size() - LINES));
    }
    return lines;
  }

  private static String line(Change.Field field) {
    String name = field.name();
    if (field.from() == null) {
      return "+ %s: %s".formatted(name, value(name, field.to()));
    }
    return field.to() == null
        ? "− %s: %s".formatted(name, value(name, field.from()))
        : "~ %s: %s → %s".formatted(name, value(name, field.from()), value(name, field.to()));
  }

  private static String value(String name, @Nullable String value) {
    if (value == null) {
      return "_nothing_";
    }
    String plain = Mrkdwn.plain(Mrkdwn.truncate(value, VALUE));
    boolean people =
        name.endsWith("owner")
            || name.endsWith("deputy")
            || name.endsWith("contact")
            || name.startsWith("chain ");
    return people
        ? PEOPLE
            .matcher(plain)
            .replaceAll(ids -> ids.group().replaceAll("[UW][A-Z0-9]{2,30}", "<@$0>"))
        : plain;
  }
}
