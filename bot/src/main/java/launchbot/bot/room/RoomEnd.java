package launchbot.bot.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.Meant;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.room.Room;
import launchbot.room.RoomStore;
import launchbot.timer.TimerKind;
import launchbot.timer.TimerStore;

/** Proposes in a room to archive it, once, a day after its incident was over. */
final class RoomEnd implements LiveView, Firing {
  private static final String KIND = "room-end";

  private final Ledger ledger;

  RoomEnd(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<? extends TimerKind> kinds() {
    return List.of(RoomTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Optional<Incident> incident = IncidentStore.lock(tx, due.subject());
    Optional<Room> room = RoomStore.lock(tx, due.subject());
    if (incident.isEmpty() || incident.get().open() || room.isEmpty()) {
      return;
    }
    String channel = room.get().channel();
    if (room.get().state() == Room.State.MADE
        && room.get().proposedAt() == null
        && channel != null) {
      RoomStore.save(tx.sql(), room.get().proposed(tx.cause().at()), null);
      tx.say(live(room.get(), channel, true));
    }
  }

  /** What stands there, if it does, shows what was decided. */
  static Message live(Room room, String channel, boolean post) {
    return new Message.Live(
        channel, KIND + ":" + room.incident(), Duration.ZERO, post, Message.Urgency.NEWS);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            IncidentStore.find(sql, id)
                .flatMap(incident ->
                    RoomStore.find(sql, id).map(room -> card(incident, room).rendered(false))));
  }

  static Card card(Incident incident, Room room) {
    String keeper = room.keptBy();
    if (keeper != null) {
      return Card.of("%s keeps this channel.".formatted(Mrkdwn.user(keeper)));
    }
    if (room.state() != Room.State.MADE) {
      return Card.of("This channel is being archived.");
    }
    String text =
        "Incident %d has been over for a day. Is this channel still needed? Archived, it can be read and searched, and its thread stays where it is."
            .formatted(incident.number());
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(
                List.of(
                    IncidentCommand.button("Archive", "room archive", Meant.by(incident, "")),
                    IncidentCommand.button("Keep", "room keep", Meant.by(incident, ""))))));
  }
}
