package launchbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** Who takes which job, gives it to somebody, or gives it back. */
public final class Claims {
  private Claims() {}

  /**
   * Who has to be asked about first, since they hold it; empty where nobody does.
   *
   * @param over whom the actor has been told about already
   */
  public static Optional<String> holder(
      Incident incident, Job job, String person, @Nullable String over) {
    return Optional.ofNullable(incident.crew().of(job))
        .filter(holder -> !holder.equals(person) && !holder.equals(over));
  }

  /**
   * Somebody holds it from now on. Whoever says so first has answered the incident.
   *
   * @param by who says so
   * @param role of whoever says so
   */
  public static Verdict<Incident> give(
      Incident incident, Job job, String person, String by, Role role, Instant now) {
    Optional<String> no = objection(incident, role);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    String before = incident.crew().of(job);
    if (person.equals(before)) {
      return new Verdict.Refused<>(
          person.equals(by)
              ? "You do already: you are the %s.".formatted(title(job))
              : "<@%s> is the %s already.".formatted(person, title(job)));
    }
    return new Verdict.Moved<>(
        incident.with(incident.crew().with(job, person)).answered(now, by),
        change(incident, job, before, person));
  }

  /** Nobody holds it any more. */
  public static Verdict<Incident> giveBack(Incident incident, Job job, Role role) {
    Optional<String> no = objection(incident, role);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    String before = incident.crew().of(job);
    return before == null
        ? new Verdict.Refused<>(
            "Nobody is the %s, so nobody can give it back.".formatted(title(job)))
        : new Verdict.Moved<>(
            incident.with(incident.crew().with(job, null)), change(incident, job, before, null));
  }

  /** Somebody can answer no more: without their jobs. */
  public static Incident without(Incident incident, String person) {
    Crew crew = incident.crew();
    for (Job job : held(incident, person)) {
      crew = crew.with(job, null);
    }
    return incident.with(crew);
  }

  /** The jobs that somebody holds. */
  public static List<Job> held(Incident incident, String person) {
    return List.of(Job.values()).stream()
        .filter(job -> person.equals(incident.crew().of(job)))
        .toList();
  }

  /** As people call whoever holds it. */
  public static String title(Job job) {
    return switch (job) {
      case COMMANDER -> "commander";
      case COMMUNICATIONS -> "one who speaks";
      case OPERATIONS -> "one who repairs";
    };
  }

  private static Optional<String> objection(Incident incident, Role role) {
    return Permissions.check(role, Verb.RESPOND)
        .or(() ->
            incident.open()
                ? Optional.empty()
                : Optional.of(
                    "Incident %d is over: reopen it first.".formatted(incident.number())));
  }

  private static Change change(
      Incident incident, Job job, @Nullable String before, @Nullable String after) {
    return new Change(
        "staffed", incident.subject(), List.of(new Change.Field(job.key(), before, after)), null);
  }
}
