package launchbot.incident;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who holds which job; null while nobody does. */
public record Crew(
    @Nullable String commander, @Nullable String communications, @Nullable String operations) {
  public static final Crew NOBODY = new Crew(null, null, null);

  public @Nullable String of(Job job) {
    return switch (job) {
      case COMMANDER -> commander;
      case COMMUNICATIONS -> communications;
      case OPERATIONS -> operations;
    };
  }

  /** With that person there; with nobody for null. */
  public Crew with(Job job, @Nullable String person) {
    return switch (job) {
      case COMMANDER -> new Crew(person, communications, operations);
      case COMMUNICATIONS -> new Crew(commander, person, operations);
      case OPERATIONS -> new Crew(commander, communications, person);
    };
  }

  /**
   * Who is asked for an update: communications, else the commander; null where neither is there.
   */
  public @Nullable String speaker() {
    return communications == null ? commander : communications;
  }

  public boolean holds(String person) {
    return Objects.equals(commander, person)
        || Objects.equals(communications, person)
        || Objects.equals(operations, person);
  }
}
