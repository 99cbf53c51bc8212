package launchbot.bot.timeline;

import java.util.List;
import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Status;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which incident a message is about, by where it stands. */
sealed interface Belonging {
  /** Two may have been merged into each other, by way of reopening one. */
  int MERGES = 10;

  /**
   * To this one.
   *
   * @param own whether it stands in its room or thread, not just in its channel while no other
   *     lasts
   */
  record One(Incident incident, boolean own) implements Belonging {}

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
      return new One(now(sql, room.get()), true);
    }
    String thread = place.thread();
    if (thread != null) {
      Optional<Incident> its = IncidentStore.at(sql, place.channel(), thread);
      if (its.isPresent()) {
        return new One(now(sql, its.get()), true);
      }
    }
    if (!IncidentStore.happenIn(sql, place.channel())) {
      return new Nothing();
    }
    if (!place.known()) {
      return new Unclear();
    }
    return among(IncidentStore.openIn(sql, place.channel()));
  }

  /** Of those that last: a drill is only meant where nothing real lasts. */
  static Belonging among(List<Incident> open) {
    List<Incident> real = open.stream().filter(one -> !one.drill()).toList();
    List<Incident> meant = real.isEmpty() ? open : real;
    return switch (meant.size()) {
      case 0 -> new Nothing();
      case 1 -> new One(meant.getFirst(), false);
      default -> new Which(meant);
    };
  }

  /** What was merged goes on as another one. */
  private static Incident now(DSLContext sql, Incident incident) {
    Incident now = incident;
    for (int i = 0; i < MERGES && now.status() instanceof Status.Merged(long into); i++) {
      now = IncidentStore.find(sql, into).orElseThrow();
    }
    return now;
  }
}
