package launchbot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/** What an incident may become. One switch over every pair: a missing one does not compile. */
public final class Lifecycle {
  private Lifecycle() {}

  private record Pair(Status status, Request request) {}

  public static Verdict<Incident> decide(Incident incident, Request request, Instant now) {
    return switch (new Pair(incident.status(), request)) {
      case Pair(Status.Investigating _, Request.Investigate _) ->
          refused("It is being investigated already.");
      case Pair(Status.Identified _, Request.Investigate(@Nullable String said)) ->
          moved(incident, new Status.Investigating(said), said, now);
      case Pair(Status.Monitoring _, Request.Investigate(@Nullable String said)) ->
          moved(incident, new Status.Investigating(said), said, now);
      case Pair(Status.Resolved _, Request.Investigate _) -> over();
      case Pair(Status.Merged _, Request.Investigate _) -> elsewhere();

      case Pair(Status.Investigating _, Request.Identify(@Nullable String cause)) ->
          moved(incident, new Status.Identified(cause), cause, now);
      case Pair(
              Status.Identified(@Nullable String was),
              Request.Identify(@Nullable String cause)) ->
          cause == null || Objects.equals(was, cause)
              ? refused("The cause is known already. Say it in other words to change it.")
              : moved(incident, new Status.Identified(cause), cause, now);
      case Pair(Status.Monitoring _, Request.Identify(@Nullable String cause)) ->
          moved(incident, new Status.Identified(cause), cause, now);
      case Pair(Status.Resolved _, Request.Identify _) -> over();
      case Pair(Status.Merged _, Request.Identify _) -> elsewhere();

      case Pair(Status.Investigating _, Request.Monitor(@Nullable String done)) ->
          moved(incident, new Status.Monitoring(done), done, now);
      case Pair(Status.Identified _, Request.Monitor(@Nullable String done)) ->
          moved(incident, new Status.Monitoring(done), done, now);
      case Pair(Status.Monitoring _, Request.Monitor _) -> refused("It is being watched already.");
      case Pair(Status.Resolved _, Request.Monitor _) -> over();
      case Pair(Status.Merged _, Request.Monitor _) -> elsewhere();

      case Pair(Status.Investigating _, Request.Resolve(Resolution how, @Nullable String said)) ->
          moved(incident, new Status.Resolved(how, said), said, now);
      case Pair(Status.Identified _, Request.Resolve(Resolution how, @Nullable String said)) ->
          moved(incident, new Status.Resolved(how, said), said, now);
      case Pair(Status.Monitoring _, Request.Resolve(Resolution how, @Nullable String said)) ->
          moved(incident, new Status.Resolved(how, said), said, now);
      case Pair(Status.Resolved _, Request.Resolve _) -> refused("It is over already.");
      case Pair(Status.Merged _, Request.Resolve _) -> elsewhere();

      case Pair(Status.Investigating _, Request.Merge(Incident into)) ->
          merged(incident, into, now);
      case Pair(Status.Identified _, Request.Merge(Incident into)) -> merged(incident, into, now);
      case Pair(Status.Monitoring _, Request.Merge(Incident into)) -> merged(incident, into, now);
      case Pair(Status.Resolved _, Request.Merge(Incident into)) -> merged(incident, into, now);
      case Pair(Status.Merged _, Request.Merge _) -> elsewhere();

      case Pair(Status.Investigating _, Request.Reopen _) -> lasts();
      case Pair(Status.Identified _, Request.Reopen _) -> lasts();
      case Pair(Status.Monitoring _, Request.Reopen _) -> lasts();
      case Pair(Status.Resolved _, Request.Reopen(@Nullable String why)) ->
          moved(incident, new Status.Investigating(why), why, now);
      case Pair(Status.Merged _, Request.Reopen(@Nullable String why)) ->
          moved(incident, new Status.Investigating(why), why, now);
    };
  }

  private static Verdict<Incident> merged(Incident incident, Incident into, Instant now) {
    if (into.id() == incident.id()) {
      return refused("That is this incident itself: name the other one.");
    }
    if (into.launch() != incident.launch() || into.status() instanceof Status.Merged) {
      return refused("There is no such incident to merge it into.");
    }
    if (into.drill() != incident.drill()) {
      return refused("A drill and a real incident are never one.");
    }
    return moved(incident, new Status.Merged(into.id()), null, now);
  }

  private static Verdict<Incident> moved(
      Incident incident, Status next, @Nullable String said, Instant now) {
    Incident after = incident.turned(next, now);
    return new Verdict.Moved<>(
        after,
        new Change(
            incident.open() || !next.open() ? next.key() : "reopened",
            incident.subject(),
            List.of(new Change.Field("status", incident.status().words(), next.words())),
            said));
  }

  private static Verdict<Incident> over() {
    return refused("It is over. Reopen it first.");
  }

  private static Verdict<Incident> elsewhere() {
    return refused("It was merged into another incident: go on there, or reopen this one.");
  }

  private static Verdict<Incident> lasts() {
    return refused("It is still open.");
  }

  private static Verdict<Incident> refused(String why) {
    return new Verdict.Refused<>(why);
  }
}
