package launchbot.bot.timeline;

import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.incident.Meant;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import org.jspecify.annotations.Nullable;

/** What is said about a mark. */
final class MarkView {
  private static final int MOST = 10;

  private MarkView() {}

  static Card which(List<Incident> open, Event.Message message, @Nullable String author) {
    return ask(
        "Not marked yet: which incident is that message about?",
        open,
        incident ->
            Blocks.button(
                "Incident " + incident.number(),
                MarkButtons.PREFIX + "in:" + incident.id(),
                MarkButtons.value(incident.id(), message, author)));
  }

  /** The button of one of several incidents. */
  interface Choice {
    BlockElement of(Incident incident);
  }

  /** The open incidents, and a button for each. */
  static Card ask(String question, List<Incident> open, Choice choice) {
    List<Incident> shown = open.subList(0, Math.min(MOST, open.size()));
    List<String> lines = new ArrayList<>();
    lines.add(question);
    for (Incident one : shown) {
      lines.add(
          "*%d* %s%s"
              .formatted(
                  one.number(),
                  one.drill() ? "DRILL · " : "",
                  Mrkdwn.plain(Mrkdwn.truncate(one.feels(), Meant.WORDS))));
    }
    var blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(shown.stream().map(choice::of).toList()));
    return new Card(question, blocks);
  }

  static String said(Marks.Outcome outcome) {
    return switch (outcome) {
      case Marks.Done(Incident incident) ->
          "Marked: it stands in the timeline of %s. `/incident timeline %d` shows it."
              .formatted(Marks.named(incident), incident.number());
      case Marks.Known(Incident incident) ->
          "It stands in the timeline of %s already.".formatted(Marks.named(incident));
      case Marks.Refused(String why) -> why;
    };
  }
}
