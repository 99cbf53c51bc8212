package launchbot.bot.room;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.room.Room;
import launchbot.room.RoomStore;

/** {@code /incident room}: makes one where there is none, archives it, or keeps it. */
final class RoomTopic {
  private final Ledger ledger;

  RoomTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What somebody wants of a room. */
  private enum Wish {
    MAKE,
    ARCHIVE,
    KEEP
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Wish wish =
        words.isEmpty() || !(words.get(0) instanceof Word.Text text)
            ? Wish.MAKE
            : text.is("archive") ? Wish.ARCHIVE : text.is("keep") ? Wish.KEEP : Wish.MAKE;
    Words which = wish == Wish.MAKE ? words : words.from(1);
    return ledger.<Reply>write(ask.visit().cause(), tx -> done(tx, ask.visit(), wish, which));
  }

  private static Reply done(Tx tx, Visit visit, Wish wish, Words which) {
    return switch (Meant.locked(tx, visit, which)) {
      case Meant.None(String why) -> new Reply.Refusal(why);
      case Meant.One one -> {
        Optional<String> refusal = Permissions.check(Roles.of(visit, one.launch()), Verb.RESPOND);
        yield refusal.isPresent()
            ? new Reply.Refusal(refusal.get())
            : switch (wish) {
              case MAKE -> make(tx, one.incident());
              case ARCHIVE, KEEP -> ended(tx, visit, one.incident(), wish);
            };
      }
    };
  }

  private static Reply make(Tx tx, Incident incident) {
    Optional<Room> room = RoomStore.lock(tx, incident.id());
    String channel = room.map(Room::channel).orElse(null);
    if (incident.drill()) {
      return new Reply.Refusal("A drill gets no channel of its own: its thread is enough.");
    }
    if (channel != null) {
      return new Reply.Refusal(
          "Incident %d has one already: %s.".formatted(incident.number(), Mrkdwn.channel(channel)));
    }
    if (!incident.open()) {
      return new Reply.Refusal(
          "Incident %d is over: it needs no channel any more.".formatted(incident.number()));
    }
    RoomListener.want(tx, incident);
    tx.record(new Change("wanted a room", incident.subject(), List.of(), null));
    return new Reply.Private(
        Card.of(
            "A channel for incident %d is being made. The thread links to it as soon as it is there."
                .formatted(incident.number())));
  }

  private static Reply ended(Tx tx, Visit visit, Incident incident, Wish wish) {
    Optional<Room> found = RoomStore.lock(tx, incident.id());
    String channel = found.map(Room::channel).orElse(null);
    if (channel == null || found.get().state() != Room.State.MADE) {
      return new Reply.Refusal(
          "Incident %d has no channel of its own to archive.".formatted(incident.number()));
    }
    if (wish == Wish.ARCHIVE && incident.open()) {
      return new Reply.Refusal(
          "Incident %d is not over: its channel stays until it is.".formatted(incident.number()));
    }
    Room room = found.get();
    Room next =
        wish == Wish.KEEP ? room.kept(visit.person().id()) : room.turned(Room.State.CLOSING);
    RoomStore.save(tx.sql(), next, wish == Wish.KEEP ? null : tx.cause().at());
    tx.record(
        new Change(
            wish == Wish.KEEP ? "kept the room" : "archives the room",
            incident.subject(),
            List.of(),
            null));
    tx.say(RoomEnd.live(next, channel, false));
    return new Reply.Private(
        Card.of(
            wish == Wish.KEEP
                ? "It stays, and I do not ask again."
                : "%s is being archived.".formatted(Mrkdwn.channel(channel))));
  }
}
