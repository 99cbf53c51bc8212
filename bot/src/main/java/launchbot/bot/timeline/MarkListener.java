package launchbot.bot.timeline;

import com.slack.api.methods.MethodsClient;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.NotYet;
import launchbot.bot.slack.Patience;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.bot.slack.Whisper;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * A pin on a message marks it, taking the pin away unmarks it; edits and deletions are followed.
 */
final class MarkListener implements SlackListener {
  static final String PIN = "pushpin";

  private final Marks marks;
  private final Permalinks permalinks;
  private final SlackConnection slack;
  private final Whisper whisper;

  MarkListener(Marks marks, Permalinks permalinks, SlackConnection slack, Whisper whisper) {
    this.marks = marks;
    this.permalinks = permalinks;
    this.slack = slack;
    this.whisper = whisper;
  }

  @Override
  public boolean cares(Happening happening) {
    return switch (happening) {
      case Happening.Reacted reacted ->
          reacted.emoji().equals(PIN) && Event.Message.isTs(reacted.ts());
      case Happening.Edited edited -> Event.Message.isTs(edited.ts());
      case Happening.Deleted deleted -> Event.Message.isTs(deleted.ts());
      case Happening.Archived _, Happening.Unarchived _, Happening.Renamed _, Happening.Left _ ->
          false;
    };
  }

  @Override
  public void heard(Visit visit, Happening happening) {
    switch (happening) {
      case Happening.Reacted(String ts, _, boolean added, String author) -> {
        var message = new Event.Message(visit.channel(), ts);
        if (!added) {
          unpinned(visit, message);
        } else if (!slack.botUser(visit.workspace()).equals(author)) {
          // What we said ourselves stands in the timeline anyway.
          pinned(visit, message, author);
        }
      }
      case Happening.Edited(String ts, String text) -> {
        var message = new Event.Message(visit.channel(), ts);
        if (!marks.of(visit, message).isEmpty()) {
          marks.edited(visit, message, text);
        }
      }
      case Happening.Deleted(String ts) -> {
        var message = new Event.Message(visit.channel(), ts);
        if (!marks.of(visit, message).isEmpty()) {
          marks.deleted(visit, message);
        }
      }
      case Happening.Archived _, Happening.Unarchived _, Happening.Renamed _, Happening.Left _ -> {
        // not cared for
      }
    }
  }

  private void pinned(Visit visit, Event.Message message, @Nullable String author) {
    String channel = message.channel();
    Belonging belonging = marks.belonging(visit, new Belonging.Place(channel, null, false));
    @Nullable String link = null;
    if (belonging instanceof Belonging.Unclear) {
      link =
          permalinks
              .of(visit.workspace(), channel, message.ts())
              .orElseThrow(() -> new NotYet("Slack does not say in which thread a message is"));
      String thread = Threads.of(link).orElse(null);
      belonging = marks.belonging(visit, new Belonging.Place(channel, thread, true));
    }
    switch (belonging) {
      case Belonging.One(Incident incident, _) -> {
        var marked = new Marks.Marked(message, author, "", link);
        if (marks.mark(visit, incident.id(), marked) instanceof Marks.Refused(String why)) {
          whisper.say(visit, Card.of(why));
        }
      }
      case Belonging.Which(List<Incident> incidents) ->
          whisper.say(visit, MarkView.which(incidents, message, author));
      case Belonging.Nothing _, Belonging.Unclear _ -> {
        // a pin like any other
      }
    }
  }

  /** It stays marked as long as anybody's pin is on it. */
  private void unpinned(Visit visit, Event.Message message) {
    if (!marks.of(visit, message).isEmpty() && !stillPinned(visit, message)) {
      marks.unmark(visit, message);
    }
  }

  private boolean stillPinned(Visit visit, Event.Message message) {
    MethodsClient client = slack.client(visit.workspace());
    return Patience.<Boolean>ask(
            "which emojis a message has",
            () -> {
              var answer =
                  client.reactionsGet(
                      r -> r.channel(message.channel()).timestamp(message.ts()).full(true));
              return answer.isOk() && answer.getMessage() != null
                  ? Optional.of(
                      answer.getMessage().getReactions() != null
                          && answer.getMessage().getReactions().stream()
                              .anyMatch(one -> PIN.equals(one.getName())))
                  : Optional.empty();
            })
        .orElse(false);
  }
}
