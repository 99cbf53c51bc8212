package launchbot.bot.timeline;

import java.util.List;
import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which incident a message is about, by where it stands. */
sealed interface Belonging {

  /** To this one: in its room, in its thread, or in its channel while no other lasts. */
  record One(Incident incident) implements Belonging {}

  /** To one of these: it stands in no thread of theirs, in the channel of them all. */
  record Which(List<Incident> incidents) implements Belonging {}

  /** That depends on whether it stands in a thread, which is not known. */
  record Unclear() implements Belonging {}

  /** To none. */
  record Nothing() implements Belonging {}

  /**
   * Where a message stands.
   *
   * @param thread the thread's first message; null for none
   * @param known whether that is known at all
   */
  record Place(String channel, @Nullable String thread, boolean known) {}

  static Belonging of(DSLContext sql, Place place) {
    Optional<Incident> room = IncidentStore.inRoom(sql, place.channel());
    if (room.isPresent()) {
      return new One(room.get());
    }
    String thread = place.thread();
    if (thread != null) {
      Optional<Incident> its = IncidentStore.at(sql, place.channel(), thread);
      if (its.isPresent()) {
        return new One(its.get());
      }
    }
    if (!IncidentStore.happenIn(sql, place.channel())) {
      return new Nothing();
    }
    if (!place.known()) {
      return new Unclear();
    }
    List<Incident> open = IncidentStore.openIn(sql, place.channel());
    return switch (open.size()) {
      case 0 -> new Nothing();
      case 1 -> new One(open.getFirst());
      default -> new Which(open);
    };
  }
}
