package launchbot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.alarm.Grouping;
import launchbot.alarm.Outage;
import launchbot.alarm.Sort;
import launchbot.probe.AlarmSeverity;

/** What becomes of an alarm: an incident of its own, a part of one that lasts, or one come back. */
public final class Joining {
  /** So long after people opened one, the alarm that comes then is believed to say the same. */
  static final Duration PEOPLE_FIRST = Duration.ofMinutes(30);

  /** So long after its last alarm, whatever breaks too is believed to break with it. */
  static final Duration STORM = Duration.ofMinutes(15);

  /** So long after it was resolved, the same probes mean that it was not over. */
  public static final Duration BACK = Duration.ofMinutes(30);

  private Joining() {}

  /** An incident with the alarms behind it. */
  public record Behind(Incident incident, List<Case> alarms) {
    public Behind {
      alarms = List.copyOf(alarms);
    }
  }

  /** Whether it opens one by itself. */
  public static boolean opens(IncidentSettings.Opens which, Outage outage) {
    return switch (which) {
      case NEVER -> false;
      case CRITICAL -> outage.sort() == Sort.DOWN && outage.severity() == AlarmSeverity.CRITICAL;
      case WARNING -> outage.sort() != Sort.FINDING && outage.severity() != AlarmSeverity.INFO;
    };
  }

  /**
   * How bad the incident is that it opens, until people say otherwise. Whether nobody can do what
   * the product is for only they can tell.
   */
  public static Sev sev(Outage outage) {
    return opens(IncidentSettings.Opens.CRITICAL, outage) ? Sev.SEV2 : Sev.SEV3;
  }

  /**
   * The one that it belongs to: by a common cause, else one that people opened just now and that no
   * alarm has confirmed, else one whose alarms still come in. What would wake nobody joins by a
   * common cause only.
   *
   * @param open those of the launch that last
   */
  public static Optional<Incident> joins(
      Case alarm, IncidentSettings.Opens which, List<Behind> open, Instant now) {
    if (alarm.outage().sort() == Sort.FINDING) {
      return Optional.empty();
    }
    List<Behind> real = open.stream().filter(one -> !one.incident().drill()).toList();
    boolean loud =
        opens(
            which == IncidentSettings.Opens.NEVER ? IncidentSettings.Opens.CRITICAL : which,
            alarm.outage());
    return real.stream()
        .filter(one -> one.alarms().stream().anyMatch(other -> alike(alarm, other)))
        .findFirst()
        .or(() -> real.stream().filter(one -> loud && awaits(one, now)).reduce((_, last) -> last))
        .or(() -> real.stream().filter(one -> loud && storms(one, now)).reduce((_, last) -> last))
        .map(Behind::incident);
  }

  /** Whether alarms that came shortly before people opened one belong to it. */
  public static boolean explains(Incident incident, Outage outage) {
    return incident.opened().by() != null
        && !incident.drill()
        && outage.open()
        && outage.sort() == Sort.DOWN
        && !outage.openedAt().isBefore(incident.opened().at().minus(PEOPLE_FIRST));
  }

  /**
   * The one that seemed to be over, of the same probes.
   *
   * @param resolved those of the launch that were resolved lately, the last one first
   */
  public static Optional<Incident> back(Case alarm, List<Behind> resolved, Instant now) {
    return resolved.stream()
        .filter(one -> !one.incident().drill())
        .filter(one -> {
          Instant over = one.incident().resolvedAt();
          return over != null && !over.plus(BACK).isBefore(now);
        })
        .filter(one ->
            one.alarms().stream()
                .flatMap(other -> other.struck().stream())
                .anyMatch(other -> alarm.of(other.probe().id()).isPresent()))
        .findFirst()
        .map(Behind::incident);
  }

  private static boolean alike(Case one, Case other) {
    return one.struck().stream()
        .anyMatch(mine ->
            other.struck().stream()
                .anyMatch(its ->
                    mine.probe().id() == its.probe().id()
                        || Grouping.alike(mine.probe(), its.probe())));
  }

  private static boolean awaits(Behind one, Instant now) {
    Incident incident = one.incident();
    return incident.opened().by() != null
        && one.alarms().isEmpty()
        && !incident.opened().at().plus(PEOPLE_FIRST).isBefore(now);
  }

  private static boolean storms(Behind one, Instant now) {
    return one.alarms().stream()
        .map(alarm -> alarm.outage().openedAt())
        .max(Comparator.naturalOrder())
        .filter(last -> !last.plus(STORM).isBefore(now))
        .isPresent();
  }
}
