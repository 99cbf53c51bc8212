package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A part of an entry that two people changed at once, to different things.
 *
 * @param block the part, by the id of its input
 * @param theirs what stands now; null for nothing
 * @param mine what was typed over an older version; null for nothing
 */
record Clash(String block, String label, @Nullable String theirs, @Nullable String mine) {

  /** How a part is read from a draft and put into one, as text. */
  private record Part(
      String block,
      String label,
      Function<Draft, @Nullable String> read,
      BiFunction<Draft, @Nullable String, Draft> write) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(AddForm.TITLE, "Title", Draft::title, Clash::withTitle),
          new Part(
              AddForm.SEVERITY,
              "Severity",
              d -> d.severity() == null ? null : d.severity().key(),
              (d, v) -> d.withSeverity(v == null ? null : Severity.of(v))),
          new Part(AddForm.IMPACT, "Impact", Draft::impact, Draft::withImpact),
          new Part(AddForm.WORKAROUND, "Workaround", Draft::workaround, Draft::withWorkaround),
          new Part(AddForm.OWNER, "Owner", Draft::owner, Draft::withOwner),
          new Part(
              AddForm.DUE,
              "Due",
              d -> d.due() == null ? null : d.due().toString(),
              (d, v) -> d.withDue(v == null ? null : LocalDate.parse(v))),
          new Part(
              AddForm.TAGS,
              "Tags",
              d -> d.tags().isEmpty() ? null : String.join(" ", d.tags()),
              (d, v) -> d.withTags(v == null ? List.of() : Arrays.asList(v.split(" ", -1)))));

  /**
   * @param base what the form showed when it was opened; null when that is not known any more, so
   *     that every difference counts
   */
  static List<Clash> between(@Nullable Draft base, Draft mine, Draft theirs) {
    List<Clash> clashes = new ArrayList<>();
    for (Part part : PARTS) {
      String own = part.read().apply(mine);
      String other = part.read().apply(theirs);
      boolean bothChanged =
          base == null
              || (!Objects.equals(part.read().apply(base), own)
                  && !Objects.equals(part.read().apply(base), other));
      if (bothChanged && !Objects.equals(own, other)) {
        clashes.add(new Clash(part.block(), part.label(), other, own));
      }
    }
    return clashes;
  }

  /** Theirs, with every part that I changed as I typed it. */
  static Draft merge(@Nullable Draft base, Draft mine, Draft theirs) {
    Draft merged = theirs;
    for (Part part : PARTS) {
      String own = part.read().apply(mine);
      if (base == null || !Objects.equals(part.read().apply(base), own)) {
        merged = part.write().apply(merged, own);
      }
    }
    return merged;
  }

  /** The draft with one part as it is in another. */
  static Draft take(Draft draft, String block, Draft from) {
    for (Part part : PARTS) {
      if (part.block().equals(block)) {
        return part.write().apply(draft, part.read().apply(from));
      }
    }
    return draft;
  }

  private static Draft withTitle(Draft draft, @Nullable String title) {
    return new Draft(
        title == null ? "" : title,
        draft.severity(),
        draft.impact(),
        draft.workaround(),
        draft.owner(),
        draft.due(),
        draft.tags(),
        draft.source());
  }
}
