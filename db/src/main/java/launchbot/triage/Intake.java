package launchbot.triage;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** Decides whether a draft can be saved, and fills in what follows from the rest of it. */
public final class Intake {

  /** What becomes of a draft. */
  public sealed interface Answer {}

  /** Can be saved as it is here. */
  public record Complete(Draft draft) implements Answer {}

  /** Can be saved once these parts are there; each has a sentence that asks for it. */
  public record Missing(Draft prefilled, Set<Part> parts) implements Answer {}

  /** Cannot be saved. */
  public record Refused(String why) implements Answer {}

  private Intake() {}

  public static Answer judge(
      Draft draft, Standing who, LocalDate today, @Nullable LocalDate launchDate) {
    Optional<String> objection = objection(draft, who, today);
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    Draft prefilled = prefilled(draft, today, launchDate);
    Set<Part> missing = missing(prefilled);
    return missing.isEmpty() ? new Complete(prefilled) : new Missing(prefilled, missing);
  }

  /**
   * The date that an entry gets when nobody names one: so many days after the launch, or after
   * today where no launch is planned or that day is over. Null where a person has to name it.
   */
  public static @Nullable LocalDate due(
      Severity severity, LocalDate today, @Nullable LocalDate launchDate) {
    if (severity.daysAfterLaunch().isEmpty()) {
      return null;
    }
    int days = severity.daysAfterLaunch().getAsInt();
    LocalDate planned = (launchDate == null ? today : launchDate).plusDays(days);
    return planned.isBefore(today) ? today.plusDays(days) : planned;
  }

  static Optional<String> againstPast(@Nullable LocalDate due, LocalDate today) {
    return due == null || !due.isBefore(today)
        ? Optional.empty()
        : Optional.of("%s is in the past: name today (%s) or a later day.".formatted(due, today));
  }

  private static Optional<String> objection(Draft draft, Standing who, LocalDate today) {
    return Stream.of(
            Permissions.check(who.role(), Verb.REPORT),
            draft.title().isEmpty()
                ? Optional.<String>empty()
                : Wording.againstTitle(draft.title()),
            Wording.againstText("An impact", draft.impact()),
            Wording.againstText("A workaround", draft.workaround()),
            Wording.againstTags(draft.tags()),
            againstPast(draft.due(), today))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Draft prefilled(Draft draft, LocalDate today, @Nullable LocalDate launchDate) {
    Severity severity = draft.severity();
    return severity == null || draft.due() != null
        ? draft
        : draft.withDue(due(severity, today, launchDate));
  }

  private static Set<Part> missing(Draft draft) {
    Set<Part> missing = EnumSet.noneOf(Part.class);
    if (draft.title().isEmpty()) {
      missing.add(Part.TITLE);
    }
    Severity severity = draft.severity();
    if (severity != null) {
      missing.addAll(
          Part.missing(severity, draft.impact(), draft.workaround(), draft.owner(), draft.due()));
    } else {
      // Never guessed. The impact is asked for along with it, as every severity wants one.
      missing.add(Part.SEVERITY);
      if (draft.impact() == null) {
        missing.add(Part.IMPACT);
      }
    }
    return missing;
  }
}
