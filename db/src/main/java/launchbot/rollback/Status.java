package launchbot.rollback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a rollback stands. Each state carries what it alone knows. */
public sealed interface Status {

  /** Whether it is still to be decided or done. */
  default boolean open() {
    return switch (this) {
      case Proposed _, Approved _, Preflight _, Running _, Verified _ -> true;
      case Closed _, Refused _, Aborted _ -> false;
    };
  }

  /** As it is stored. */
  default String key() {
    return switch (this) {
      case Proposed _ -> "proposed";
      case Approved _ -> "approved";
      case Preflight _ -> "preflight";
      case Running _ -> "running";
      case Verified _ -> "verified";
      case Closed _ -> "closed";
      case Refused _ -> "refused";
      case Aborted _ -> "aborted";
    };
  }

  /**
   * The chain is asked.
   *
   * @param link index of the link of the chain that is asked now
   */
  record Proposed(int link) implements Status {}

  /**
   * It may begin.
   *
   * @param alone who approved it alone, breaking the glass; null where the chain did
   */
  record Approved(@Nullable String alone) implements Status {}

  /** What must hold before anything is changed is checked and recorded. */
  record Preflight() implements Status {}

  /** Steps are carried out by people. */
  record Running(Instant since) implements Status {}

  /** All is measured as good again. */
  record Verified(Instant since) implements Status {}

  /** It is over. */
  record Closed(@Nullable String note) implements Status {}

  /** The chain said no. */
  record Refused(String by, String reason) implements Status {}

  /** Somebody ended it on the way. */
  record Aborted(String by, String reason) implements Status {}
}
