package launchbot.checklist;

import org.jspecify.annotations.Nullable;

/**
 * Which items of a launch, and in which order.
 *
 * @param of a section's key or a person's id; null where the kind needs none
 */
public record ItemFilter(Kind kind, @Nullable String of) {

  /** What they have in common. Required ones come first unless it says otherwise. */
  public enum Kind {
    ALL,
    /** Required and not settled: without them there is no go. */
    BLOCKING,
    /** Of one section. */
    SECTION,
    /** Of one section, the required ones alone. */
    REQUIRED_OF_SECTION,
    /** Of one person, what is left first, by its date. */
    PERSON,
    /** Resting on somebody's word where a source could tell. */
    BY_HAND,
    /** With a waiver that holds. */
    WAIVED,
    /** With a waiver that waits for the lead. */
    ASKED,
    REMOVED
  }

  public static final ItemFilter ALL = new ItemFilter(Kind.ALL, null);
  public static final ItemFilter BLOCKING = new ItemFilter(Kind.BLOCKING, null);
  public static final ItemFilter BY_HAND = new ItemFilter(Kind.BY_HAND, null);
  public static final ItemFilter WAIVED = new ItemFilter(Kind.WAIVED, null);
  public static final ItemFilter ASKED = new ItemFilter(Kind.ASKED, null);
  public static final ItemFilter REMOVED = new ItemFilter(Kind.REMOVED, null);

  public static ItemFilter section(String section) {
    return new ItemFilter(Kind.SECTION, section);
  }

  public static ItemFilter requiredOf(String section) {
    return new ItemFilter(Kind.REQUIRED_OF_SECTION, section);
  }

  public static ItemFilter person(String person) {
    return new ItemFilter(Kind.PERSON, person);
  }

  /** What it is about, for queries that need it. */
  String subject() {
    if (of == null) {
      throw new IllegalStateException(kind + " of nothing");
    }
    return of;
  }
}
