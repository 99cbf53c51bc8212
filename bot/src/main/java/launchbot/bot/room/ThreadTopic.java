package launchbot.bot.room;

import launchbot.bot.incident.Meant;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.incident.Incident;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.room.MovedStore;

/** {@code /incident thread 4}: its thread goes on in this channel. */
final class ThreadTopic {
  private final Ledger ledger;
  private final Threads threads;

  ThreadTopic(Ledger ledger, Threads threads) {
    this.ledger = ledger;
    this.threads = threads;
  }

  Reply answer(Ask ask) {
    return ledger.<Reply>write(
        ask.visit().cause(),
        tx ->
            switch (Meant.locked(tx, ask.visit(), ask.words())) {
              case Meant.None(String why) -> new Reply.Refusal(why);
              case Meant.One one ->
                  Permissions.check(Roles.of(ask.visit(), one.launch()), Verb.RESPOND)
                      .<Reply>map(Reply.Refusal::new)
                      .orElseGet(() -> moved(tx, one, ask.visit().channel()));
            });
  }

  private Reply moved(Tx tx, Meant.One one, String to) {
    Incident incident = one.incident();
    if (!to.matches("[CG][A-Z0-9]+")) {
      return new Reply.Refusal("A thread is in a channel: type it in the one where it is to go.");
    }
    if (to.equals(incident.room())) {
      return new Reply.Refusal(
          "This is the channel of incident %d itself: its thread stays outside of it."
              .formatted(incident.number()));
    }
    boolean lost = MovedStore.back(tx, incident.id(), to);
    if (to.equals(incident.channel()) && !lost) {
      return new Reply.Refusal(
          "The thread of incident %d is in this channel already.".formatted(incident.number()));
    }
    threads.moved(tx, one.launch(), incident, to);
    return new Reply.Private(
        Card.of("The thread of incident %d goes on here.".formatted(incident.number())));
  }
}
