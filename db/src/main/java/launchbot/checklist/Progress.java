package launchbot.checklist;

import java.util.List;

/**
 * How far a checklist is.
 *
 * @param sections in the order in which they are shown, without empty ones
 */
public record Progress(List<Part> sections) {

  public Progress {
    sections = List.copyOf(sections);
  }

  /**
   * How far a section is. Settled is done, not applicable or waived, with evidence that is not too
   * old.
   *
   * @param byHand how many of the settled ones rest on somebody's word where a source could tell
   */
  public record Part(
      String section,
      int total,
      int settled,
      int required,
      int requiredOpen,
      int byHand,
      int waived) {}

  public int total() {
    return sections.stream().mapToInt(Part::total).sum();
  }

  public int settled() {
    return sections.stream().mapToInt(Part::settled).sum();
  }

  public int required() {
    return sections.stream().mapToInt(Part::required).sum();
  }

  public int requiredOpen() {
    return sections.stream().mapToInt(Part::requiredOpen).sum();
  }

  public int byHand() {
    return sections.stream().mapToInt(Part::byHand).sum();
  }

  public int waived() {
    return sections.stream().mapToInt(Part::waived).sum();
  }
}
