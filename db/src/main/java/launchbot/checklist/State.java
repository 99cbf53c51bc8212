package launchbot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an item stands. */
public sealed interface State {

  /** When it came to stand so. */
  Instant at();

  /** As it is stored and typed. */
  default String key() {
    return switch (this) {
      case Open _ -> "open";
      case Done _ -> "done";
      case NotApplicable _ -> "not-applicable";
      case Waived _ -> "waived";
    };
  }

  /** When it counts as open again, whatever it was; null for never. */
  default @Nullable Instant expires() {
    return switch (this) {
      case Done done -> done.until();
      case Waived waived -> waived.ends();
      case Open _, NotApplicable _ -> null;
    };
  }

  /**
   * Not proven.
   *
   * @param why it was opened again; null where it never was anything else
   */
  record Open(@Nullable String why, Instant at) implements State {}

  /**
   * Proven.
   *
   * @param byHand a source could prove it, but a person's word stands in for it
   * @param until when the oldest of its evidence is too old; null for never
   */
  record Done(boolean byHand, @Nullable Instant until, Instant at) implements State {}

  /** Makes no sense for this product. */
  record NotApplicable(String reason, String by, Instant at) implements State {}

  /**
   * Not proven, and the lead wants to go without it for a while.
   *
   * @param by the lead who granted it
   * @param until its last day, in the launch's zone
   * @param ends when that day is over
   */
  record Waived(String reason, String by, LocalDate until, Instant ends, Instant at)
      implements State {}
}
