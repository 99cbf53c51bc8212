package launchbot.bot.room;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.room.MovedStore;
import launchbot.room.Room;
import launchbot.room.RoomStore;

/**
 * Hears that channels are archived and come back: those of threads, and rooms. A new name changes
 * nothing, since all is kept by id.
 */
final class ChannelListener implements SlackListener {
  private final Ledger ledger;
  private final Response response;
  private final Threads threads;

  ChannelListener(Ledger ledger, Response response, Threads threads) {
    this.ledger = ledger;
    this.response = response;
    this.threads = threads;
  }

  @Override
  public boolean cares(Happening happening) {
    return happening instanceof Happening.Archived || happening instanceof Happening.Unarchived;
  }

  @Override
  public void heard(Visit visit, Happening happening) {
    ledger.write(
        visit.cause(),
        tx -> {
          List<Incident> here = IncidentStore.openIn(tx.sql(), visit.channel());
          Optional<Room> room = RoomStore.ofChannel(tx.sql(), visit.channel());
          if (happening instanceof Happening.Archived) {
            here.forEach(one -> threads.leave(tx, one.id(), visit.channel()));
            room.filter(one -> one.state() == Room.State.MADE).ifPresent(one -> archived(tx, one));
          } else {
            here.forEach(one -> back(tx, one, visit.channel()));
            room.filter(one -> one.state() == Room.State.ARCHIVED)
                .ifPresent(one -> unarchived(tx, one, visit.channel()));
          }
          return here;
        });
  }

  /** The room is gone, and its thread is where all goes on. */
  private void archived(Tx tx, Room room) {
    Optional<Incident> incident = IncidentStore.find(tx.sql(), room.incident());
    Optional<Launch> launch = incident.flatMap(one -> LaunchStore.find(tx.sql(), one.launch()));
    if (incident.isPresent() && launch.isPresent()) {
      RoomTender.gone(tx, response, launch.get(), room.incident(), room);
      if (incident.get().open()) {
        response.say(
            tx,
            incident.get(),
            "The channel of this incident was archived. Everything goes on in this thread.",
            null);
      }
    }
  }

  private void unarchived(Tx tx, Room room, String channel) {
    Optional<Incident> found = IncidentStore.find(tx.sql(), room.incident());
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Incident> held = IncidentStore.lock(tx, room.incident());
    if (launch.isPresent() && held.isPresent()) {
      RoomStore.save(tx.sql(), room.turned(Room.State.MADE), tx.cause().at());
      response.save(
          tx,
          launch.get(),
          held.get(),
          held.get().in(channel),
          new Change(
              "room back",
              held.get().subject(),
              List.of(new Change.Field("room", null, channel)),
              null));
    }
  }

  /** A thread that had nowhere to go goes up again where it was. */
  private void back(Tx tx, Incident incident, String channel) {
    Optional<Launch> launch = LaunchStore.lock(tx, incident.launch());
    Optional<Incident> held = IncidentStore.lock(tx, incident.id());
    if (launch.isPresent() && held.isPresent() && MovedStore.back(tx, incident.id(), channel)) {
      threads.moved(tx, launch.get(), held.get(), channel);
    }
  }
}
