package launchbot.bot.room;

import java.time.Instant;
import java.util.List;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.room.Room;
import launchbot.room.RoomStore;
import org.jooq.DSLContext;

/** The way from a thread to its room. */
final class RoomPart implements IncidentPart {

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    return RoomStore.find(sql, incident.id()).map(RoomPart::lines).orElse(List.of());
  }

  static List<String> lines(Room room) {
    String channel = room.channel();
    return channel == null
        ? List.of()
        : switch (room.state()) {
          case MADE, CLOSING -> List.of("Channel of its own: " + Mrkdwn.channel(channel));
          case ARCHIVED ->
              List.of("Channel of its own: %s, archived".formatted(Mrkdwn.channel(channel)));
          case WANTED, REFUSED -> List.of();
        };
  }
}
