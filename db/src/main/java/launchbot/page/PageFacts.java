package launchbot.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import launchbot.probe.Uptime;

/**
 * Everything that a page is drawn from, as it was at one moment. What probes see is in it by the
 * day only, under components' ids, and leaves it by {@link PageView}'s rules only.
 *
 * @param stories what customers were told in the last year, the oldest first
 * @param days of each component, today too
 * @param lessons postmortems that everybody may read, the newest first
 * @param shipped releases whose notes customers may read, the newest first
 */
public record PageFacts(
    StatusPage page,
    List<Component> components,
    List<Story> stories,
    Map<Long, SortedMap<LocalDate, Uptime>> days,
    List<Lesson> lessons,
    List<Shipped> shipped,
    Instant at) {

  /**
   * A public postmortem.
   *
   * @param number the incident's, which its address ends with
   */
  public record Lesson(int number, String title, Instant at) {}

  /**
   * A release to production.
   *
   * @param changes what it brings, a line each, as the team wrote it
   */
  public record Shipped(String version, Instant at, List<String> changes) {
    public Shipped {
      changes = List.copyOf(changes);
    }
  }

  public PageFacts {
    components = List.copyOf(components);
    stories = List.copyOf(stories);
    days = Map.copyOf(days);
    lessons = List.copyOf(lessons);
    shipped = List.copyOf(shipped);
  }
}
