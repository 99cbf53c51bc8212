package launchbot.bot.timeline;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Pick;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.Visit;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** <i>Mark for the incident</i> in a message's menu, in threads and channels of all sorts. */
final class MarkShortcut implements Shortcut {
  static final Declaration DECLARATION =
      new Declaration("incident_mark_message", "Mark for the incident");

  static final String NONE =
      "No incident is open here. `/incident <what users feel>` opens one; `/incident list` shows"
          + " those there were.";

  private final Ledger ledger;
  private final Marks marks;
  private final Permalinks permalinks;

  MarkShortcut(Ledger ledger, Marks marks, Permalinks permalinks) {
    this.ledger = ledger;
    this.marks = marks;
    this.permalinks = permalinks;
  }

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Reply choose(Pick pick) {
    Visit visit = pick.visit();
    if (!Event.Message.isTs(pick.ts())) {
      return new Reply.Refusal("That is no message that could be found again.");
    }
    var message = new Event.Message(visit.channel(), pick.ts());
    return switch (about(ledger, visit)) {
      case Belonging.One(Incident incident, _) -> {
        Optional<String> link = permalinks.of(visit.workspace(), visit.channel(), pick.ts());
        var marked =
            new Marks.Marked(message, pick.author(), Marks.words(pick.text()), link.orElse(null));
        var outcome = marks.mark(visit, incident.id(), marked);
        yield outcome instanceof Marks.Refused(String why)
            ? new Reply.Refusal(why)
            : new Reply.Private(Card.of(MarkView.said(outcome)));
      }
      case Belonging.Which(List<Incident> open) ->
          new Reply.Private(MarkView.which(open, message, pick.author()));
      case Belonging.Nothing _, Belonging.Unclear _ -> new Reply.Refusal(NONE);
    };
  }

  /**
   * Which incident a message is about that somebody chose on purpose: where it stands in none's
   * place, those count that last in the launch of its channel.
   */
  static Belonging about(Ledger ledger, Visit visit) {
    return ledger.<Belonging>read(visit.workspace(), sql -> about(sql, visit));
  }

  private static Belonging about(DSLContext sql, Visit visit) {
    var place = new Belonging.Place(visit.channel(), visit.thread(), true);
    Belonging belonging = Belonging.of(sql, place);
    if (!(belonging instanceof Belonging.Nothing)
        || !(Places.of(sql, visit, null) instanceof Places.Here(Launch launch))) {
      return belonging;
    }
    return Belonging.among(IncidentStore.open(sql, launch.id()));
  }
}
