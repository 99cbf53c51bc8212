package launchbot.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.AppMentionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Ledger;
import launchbot.ledger.ReceiptStore;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;

/**
 * {@code @launchbot triage …}: the same commands where slash commands do not work, which is in
 * threads. The answer goes into the thread, through the outbox, once per mention.
 */
public final class Mentions {
  private final Ledger ledger;
  private final SlackConnection slack;
  private final Map<String, Command> commands;

  public Mentions(Ledger ledger, SlackConnection slack, List<Command> commands) {
    this.ledger = ledger;
    this.slack = slack;
    this.commands =
        commands.stream()
            .collect(
                Collectors.toMap(c -> c.declaration().name().substring(1), Function.identity()));
  }

  void answer(String team, EventsApiPayload<AppMentionEvent> payload, People people, Instant now) {
    AppMentionEvent event = payload.getEvent();
    if (event.getBotId() != null || event.getUser() == null) {
      return; // bots that talk to bots never end
    }
    if (payload.getEventId() == null || event.getChannel() == null || event.getTs() == null) {
      throw new Garbled("a mention without its place"); // where would the answer go?
    }
    var visit =
        new Visit(
            team,
            people.find(team, event.getUser(), now),
            event.getChannel(),
            event.getThreadTs() == null ? event.getTs() : event.getThreadTs(),
            "event:" + payload.getEventId(),
            null,
            null,
            now);
    Words words =
        Words.of(event.getText() == null ? "" : event.getText())
            .withoutMention(slack.botUser(team));
    post(visit, card(visit, reply(visit, words)));
  }

  private Reply reply(Visit visit, Words words) {
    if (!words.isEmpty() && words.get(0) instanceof Word.Text(String name)) {
      Command command = commands.get(name.toLowerCase(Locale.ROOT));
      if (command != null) {
        try {
          return command.answer(new Ask(visit, words.from(1)));
        } catch (AlreadyDone e) {
          // Slack sent it again because our first answer was late; the answer may still be owed.
          return new Reply.Refusal("Done. (Slack asked twice; it was carried out once.)");
        }
      }
    }
    return new Reply.Refusal(
        "I answer to %s, for example `@Launchbot triage list`."
            .formatted(
                commands.keySet().stream()
                    .sorted()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "))));
  }

  private static Card card(Visit visit, Reply reply) {
    return switch (reply) {
      case Reply.Private(Card card) -> card;
      case Reply.Replace(Card card) -> card;
      case Reply.Refusal(String why) -> Card.of(People.refusal(visit.person(), why));
      case Reply.Open(_, Card otherwise) -> otherwise;
      case Reply.Home _ -> Card.of("Your App Home is under my name in Slack's sidebar.");
      case Reply.Nothing() -> Card.of("Done.");
    };
  }

  private void post(Visit visit, Card card) {
    ledger.upkeep(
        visit.workspace(),
        sql -> {
          String once = "answer-" + visit.receipt();
          boolean first = ReceiptStore.claim(sql, visit.workspace(), once, visit.at());
          if (first) {
            OutboxStore.append(
                sql,
                visit.workspace(),
                visit.person().id(),
                visit.at(),
                List.of(
                    new Message.Post(
                        visit.channel(),
                        visit.thread(),
                        card.text(),
                        card.blocksJson(),
                        Message.Urgency.ANSWER)));
          }
          return first;
        });
  }
}
