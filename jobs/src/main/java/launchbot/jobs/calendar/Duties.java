package launchbot.jobs.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All duties by their kind. */
final class Duties {
  private final Map<String, Duty> byKind = new TreeMap<>();

  Duties(List<Duty> duties) {
    for (Duty duty : duties) {
      if (byKind.put(duty.kind(), duty) != null) {
        throw new IllegalArgumentException("two duties of kind " + duty.kind());
      }
    }
  }

  Set<String> kinds() {
    return byKind.keySet();
  }

  /** What is wanted of that kind now, by name; nothing where nobody knows the kind. */
  Map<String, Appointment> wanted(String kind) {
    Duty duty = byKind.get(kind);
    Map<String, Appointment> byName = new TreeMap<>();
    Collection<Appointment> wanted = duty == null ? List.of() : duty.wanted().get();
    for (Appointment appointment : wanted) {
      if (!appointment.kind().equals(kind) || byName.put(appointment.name(), appointment) != null) {
        throw new IllegalStateException(
            "%s wants %s twice, or of another kind".formatted(kind, appointment.name()));
      }
    }
    return byName;
  }

  void run(Occasion occasion) {
    Duty duty = byKind.get(occasion.appointment().kind());
    if (duty == null) {
      throw new IllegalStateException("no duty " + occasion.appointment().kind());
    }
    duty.work().accept(occasion);
  }

  /** As {@link Calendar#walk}. */
  List<Occasion> walk(Instant after, Instant until) {
    List<Occasion> walked = new ArrayList<>();
    Instant reached = after;
    while (true) {
      // Asked again each time: what one occasion changes, the next one may depend on.
      var due = next(reached);
      if (due.isEmpty() || due.firstKey().isAfter(until)) {
        return walked;
      }
      reached = due.firstKey();
      for (Appointment appointment : due.getOrDefault(reached, List.of())) {
        var occasion = new Occasion(appointment, reached, false);
        run(occasion);
        walked.add(occasion);
      }
    }
  }

  /** Everything wanted, in its order, by when it comes next. */
  private SortedMap<Instant, List<Appointment>> next(Instant after) {
    return kinds().stream()
        .flatMap(kind -> wanted(kind).values().stream())
        .collect(
            Collectors.groupingBy(
                one -> one.rhythm().next(after), TreeMap::new, Collectors.toList()));
  }
}
