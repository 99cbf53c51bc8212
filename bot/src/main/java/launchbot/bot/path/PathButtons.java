package launchbot.bot.path;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.sprint.PathResult;
import org.jspecify.annotations.Nullable;

/** What stands under a critical path, in the channel and in people's own messages. */
final class PathButtons implements Buttons {
  /** Asks how it went, outcome and all. */
  static final String WALK = PathView.PREFIX + "walk";

  private final PathDesk desk;
  private final Sharing sharing;

  PathButtons(PathDesk desk, Sharing sharing) {
    this.desk = desk;
    this.sharing = sharing;
  }

  @Override
  public String prefix() {
    return PathView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    String name = press.action().substring(PathView.PREFIX.length());
    if (name.equals("share")) {
      return sharing.share(press.visit(), press.value());
    }
    PathResult.Outcome outcome =
        press.action().equals(WALK)
            ? null
            : PathResult.Outcome.of(name).orElseThrow(() -> new Garbled("no button of a path"));
    return form(desk, press.visit(), Numbers.of(press.value()), outcome);
  }

  private static Reply form(
      PathDesk desk, Visit visit, long id, PathResult.@Nullable Outcome outcome) {
    return desk.lookById(
        visit,
        id,
        (_, path) ->
            new Reply.Open(
                PathForms.result(visit.channel(), path, outcome),
                Card.of(
                    "Type `/launch path pass %1$d`, `fail %1$d` or `blocked %1$d` and what you saw instead."
                        .formatted(path.number()))));
  }
}
