package launchbot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/** What people put right about an incident that is no change of its status. */
public final class Corrections {
  /** The longest sentence of what users feel. */
  public static final int MOST = 300;

  /** For so long nobody overwrites what somebody else has just written without being asked. */
  public static final Duration FRESH = Duration.ofMinutes(10);

  private Corrections() {}

  /** It is worse than was thought, or not as bad. */
  public static Verdict<Incident> rate(Incident incident, Sev next) {
    if (incident.sev() == next) {
      return new Verdict.Refused<>("It is %s already.".formatted(next.key()));
    }
    if (incident.status() instanceof Status.Merged) {
      return merged();
    }
    return moved(incident.rated(next), "rated", "severity", incident.sev().key(), next.key());
  }

  /**
   * @param words at most {@link #MOST} characters
   */
  public static Verdict<Incident> feel(Incident incident, String words) {
    if (!says(words)) {
      return new Verdict.Refused<>(
          "Say what users feel, in a sentence: `/incident feels Checkout shows an error`.");
    }
    if (words.length() > MOST) {
      return new Verdict.Refused<>(
          "What users feel has at most %d characters. Details belong into its thread."
              .formatted(MOST));
    }
    if (incident.feels().equals(words)) {
      return new Verdict.Refused<>("That is what it says already.");
    }
    if (incident.status() instanceof Status.Merged) {
      return merged();
    }
    return moved(incident.feeling(words), "reworded", "feels", incident.feels(), words);
  }

  /**
   * Users felt it from another moment on than was believed; the first belief is kept.
   *
   * @param person who says so
   */
  public static Verdict<Incident> began(Incident incident, Instant at, String person, Instant now) {
    if (at.isAfter(now)) {
      return new Verdict.Refused<>(
          "That is still to come. If it was the day before: `/incident began yesterday 21:40`.");
    }
    if (at.isAfter(incident.detectedAt())) {
      return new Verdict.Refused<>(
          "It was known before that already, so it cannot have begun later. Name an earlier time.");
    }
    if (at.equals(incident.began().at())) {
      return new Verdict.Refused<>("That is when it began, as far as I know already.");
    }
    return moved(
        incident.since(incident.began().corrected(at, person)),
        "corrected",
        "began",
        incident.began().at().toString(),
        at.toString());
  }

  /** Whether there is anything in it that can be read. */
  public static boolean says(@Nullable String words) {
    return words != null && words.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static Verdict<Incident> merged() {
    return new Verdict.Refused<>(
        "It was merged into another incident: go on there, or reopen this one.");
  }

  private static Verdict<Incident> moved(
      Incident next, String verb, String field, String from, String to) {
    return new Verdict.Moved<>(
        next, new Change(verb, next.subject(), List.of(new Change.Field(field, from, to)), null));
  }
}
