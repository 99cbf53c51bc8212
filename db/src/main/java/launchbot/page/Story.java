package launchbot.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import org.jspecify.annotations.Nullable;

/**
 * What customers were told about one thing: an incident, or a planned maintenance.
 *
 * @param told one or more, the oldest first
 */
public record Story(List<Told> told) {

  private static final Comparator<Notice> IN_ORDER =
      Comparator.comparing(Story::at).thenComparingLong(Notice::id);

  public Story {
    told = List.copyOf(told);
  }

  /**
   * One notice, and what put it right later.
   *
   * @param corrections the oldest first
   */
  public record Told(Notice notice, List<Notice> corrections) {
    public Told {
      corrections = List.copyOf(corrections);
    }

    /** What counts of it now. */
    public Notice now() {
      return corrections.isEmpty() ? notice : corrections.getLast();
    }
  }

  /** Whether it is still to come, is now, or is over. */
  public enum Phase {
    PLANNED,
    CURRENT,
    OVER
  }

  /**
   * @param notices approved ones without drills, in any order
   * @param merged which incident turned out to be which other, by their ids
   */
  public static List<Story> of(List<Notice> notices, Map<Long, Long> merged) {
    Map<Long, Notice> all = new HashMap<>();
    notices.forEach(notice -> all.put(notice.id(), notice));
    Map<Long, List<Notice>> corrections = new HashMap<>();
    Map<String, List<Notice>> threads = new LinkedHashMap<>();
    for (Notice notice : notices.stream().sorted(IN_ORDER).toList()) {
      Long original = original(notice, all);
      if (original != null) {
        corrections.computeIfAbsent(original, _ -> new ArrayList<>()).add(notice);
      } else {
        threads.computeIfAbsent(thread(notice, merged), _ -> new ArrayList<>()).add(notice);
      }
    }
    return threads.values().stream()
        .map(thread ->
            new Story(
                thread.stream()
                    .map(one -> new Told(one, corrections.getOrDefault(one.id(), List.of())))
                    .toList()))
        .toList();
  }

  /** The notice that this one puts right in the end; null where it stands for itself. */
  private static @Nullable Long original(Notice notice, Map<Long, Notice> all) {
    Set<Long> seen = new HashSet<>();
    Long found = null;
    for (Notice one = notice; one != null && seen.add(one.id()); ) {
      Long corrects = one.corrects();
      one = corrects == null ? null : all.get(corrects);
      found = one == null ? found : Long.valueOf(one.id());
    }
    return found;
  }

  private static String thread(Notice notice, Map<Long, Long> merged) {
    Long incident = notice.incident();
    if (incident == null) {
      return "notice " + notice.id();
    }
    Set<Long> seen = new HashSet<>();
    while (merged.containsKey(incident) && seen.add(incident)) {
      incident = merged.get(incident);
    }
    return "incident " + incident;
  }

  /** When it went out. */
  public static Instant at(Notice notice) {
    Notice.Approved approved = notice.approved();
    if (approved == null) {
      throw new IllegalArgumentException("it was never told");
    }
    return approved.at();
  }

  /** What counts of the last that was told. */
  public Notice last() {
    return told.getLast().now();
  }

  /** What it is called: the headline that it began with. */
  public String headline() {
    return told.getFirst().now().text().headline();
  }

  /** When customers were told first. */
  public Instant began() {
    return at(told.getFirst().notice());
  }

  /** When anything of it was told last. */
  public Instant touched() {
    return told.stream().map(one -> at(one.now())).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Of a planned maintenance; null for any other. */
  public Notice.@Nullable Window window() {
    return last().window();
  }

  public Phase phase(Instant now) {
    if (last().shows() == Shows.OPERATIONAL) {
      return Phase.OVER;
    }
    Notice.Window window = window();
    if (window == null) {
      return Phase.CURRENT;
    }
    return now.isBefore(window.from())
        ? Phase.PLANNED
        : now.isBefore(window.until()) ? Phase.CURRENT : Phase.OVER;
  }

  /** When it was over, as customers were told; null while it is not. */
  public @Nullable Instant over(Instant now) {
    if (phase(now) != Phase.OVER) {
      return null;
    }
    Notice.Window window = window();
    if (last().shows() == Shows.OPERATIONAL || window == null) {
      return closing();
    }
    return window.until();
  }

  /** The first of the good words that it ended with: what came later was only about it. */
  private Instant closing() {
    Instant closing = at(told.getLast().notice());
    for (Told one : told.reversed()) {
      if (one.now().shows() != Shows.OPERATIONAL) {
        break;
      }
      closing = at(one.notice());
    }
    return closing;
  }

  /** Whether it is about that component of the page. */
  public boolean about(long component) {
    List<Long> named = last().components();
    return named.isEmpty() || named.contains(component);
  }

  /** A maintenance, rather than something that broke. */
  public boolean planned() {
    return told.getFirst().notice().window() != null
        || told.getFirst().notice().shows() == Shows.MAINTENANCE;
  }
}
