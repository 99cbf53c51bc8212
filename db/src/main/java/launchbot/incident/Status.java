package launchbot.incident;

import org.jspecify.annotations.Nullable;

/** Where an incident stands. Each state carries what was said when it was reached. */
public sealed interface Status {

  /** Whether it lasts. */
  default boolean open() {
    return switch (this) {
      case Investigating _, Identified _, Monitoring _ -> true;
      case Resolved _, Merged _ -> false;
    };
  }

  /** As it is typed and stored. */
  default String key() {
    return switch (this) {
      case Investigating _ -> "investigating";
      case Identified _ -> "identified";
      case Monitoring _ -> "monitoring";
      case Resolved _ -> "resolved";
      case Merged _ -> "merged";
    };
  }

  /** As people read it. */
  default String words() {
    return this instanceof Resolved(Resolution how, _) ? how.words() : key();
  }

  /** What was said when it was reached; null for nothing. */
  default @Nullable String said() {
    return switch (this) {
      case Investigating(@Nullable String said) -> said;
      case Identified(@Nullable String cause) -> cause;
      case Monitoring(@Nullable String done) -> done;
      case Resolved(_, @Nullable String said) -> said;
      case Merged _ -> null;
    };
  }

  /**
   * Nobody knows yet what it is.
   *
   * @param said why it is looked into anew; null at first
   */
  record Investigating(@Nullable String said) implements Status {}

  /** The cause is known, as far as it was said. */
  record Identified(@Nullable String cause) implements Status {}

  /** Something was done, and it is watched whether it helps. */
  record Monitoring(@Nullable String done) implements Status {}

  /** It is over. */
  record Resolved(Resolution how, @Nullable String said) implements Status {}

  /**
   * It turned out to be another one.
   *
   * @param into the id of that
   */
  record Merged(long into) implements Status {}
}
