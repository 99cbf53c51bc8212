package launchbot.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Adding an entry, keeping it right, and taking it away. What the sprint works on is decided in
 * {@link Scope}, how far the work is in {@link Steps}.
 */
public final class Entries {

  private Entries() {}

  /** The entry that a complete draft becomes. */
  public static Verdict.Moved<Entry> add(
      Intake.Complete complete, long number, long launch, String reporter, Instant now) {
    Draft draft = complete.draft();
    Entry entry =
        new Entry(
            number,
            launch,
            Objects.requireNonNull(draft.severity()),
            draft.title(),
            Objects.requireNonNull(draft.impact()),
            draft.workaround(),
            draft.owner(),
            draft.due(),
            draft.tags(),
            EntryState.OPEN,
            null,
            reporter,
            now,
            now,
            now,
            null,
            null,
            false,
            false,
            0,
            null,
            null,
            null,
            draft.source(),
            1);
    return new Verdict.Moved<>(
        entry, new Change("added", entry.subject(), EntryField.all(entry), null));
  }

  /** Gives it to somebody, or to nobody. */
  public static Verdict<Entry> assign(
      Entry entry, @Nullable String owner, Standing who, Instant now) {
    long n = entry.number();
    return Ruling.on(entry, Verb.ASSIGN, who, now)
        .whileNotClosed()
        .refuseIf(
            owner == null && entry.owner() == null, "#%d belongs to nobody already.".formatted(n))
        .refuseIf(
            Objects.equals(owner, entry.owner()),
            "#%d already belongs to <@%s>.".formatted(n, owner))
        // Nobody is nudged about the backlog. An unowned blocker or high is chased and shown.
        .refuseIf(
            owner == null && entry.severity() == Severity.POST_LAUNCH,
            "#%1$d is post-launch and needs an owner: give it to somebody else with %2$s."
                .formatted(n, Part.OWNER.command(n)))
        .moved(owner == null ? "unassigned" : "assigned", e -> e.owner = owner);
  }

  /** Sets or clears the day by which it is due. */
  public static Verdict<Entry> due(
      Entry entry, @Nullable LocalDate due, LocalDate today, Standing who, Instant now) {
    long n = entry.number();
    return Ruling.on(entry, Verb.EDIT, who, now)
        .whileNotClosed()
        .refuseIf(due == null && entry.due() == null, "#%d has no date already.".formatted(n))
        .refuseIf(Objects.equals(due, entry.due()), "#%d is already due on %s.".formatted(n, due))
        .refuseIf(due == null && requires(entry, Part.DUE), needs(entry, Part.DUE))
        .refuse(Intake.againstPast(due, today))
        .moved("dated", e -> e.due = due);
  }

  /** Sets all that is told about it at once, as a form does. */
  public static Verdict<Entry> rewrite(
      Entry entry,
      String title,
      String impact,
      @Nullable String workaround,
      List<String> tags,
      Standing who,
      Instant now) {
    String newTitle = Wording.line(title);
    String newImpact = Wording.line(impact);
    String newWorkaround = Wording.lineOrNull(workaround);
    List<String> newTags = Wording.tags(tags);
    return Ruling.on(entry, Verb.EDIT, who, now)
        .refuse(Wording.againstTitle(newTitle))
        .refuseIf(newImpact.isEmpty(), "Every entry needs an impact. " + Part.IMPACT.sentence())
        .refuse(Wording.againstText("An impact", newImpact))
        .refuse(Wording.againstText("A workaround", newWorkaround))
        .refuse(Wording.againstTags(newTags))
        .refuseIf(
            newWorkaround == null && requires(entry, Part.WORKAROUND),
            needs(entry, Part.WORKAROUND))
        .refuseIf(
            newTitle.equals(entry.title())
                && newImpact.equals(entry.impact())
                && Objects.equals(newWorkaround, entry.workaround())
                && newTags.equals(entry.tags()),
            "#%d says exactly that already.".formatted(entry.number()))
        .moved(
            "edited",
            e -> {
              e.title = newTitle;
              e.impact = newImpact;
              e.workaround = newWorkaround;
              e.tags = newTags;
            });
  }

  public static Verdict<Entry> retitle(Entry entry, String title, Standing who, Instant now) {
    return rewrite(entry, title, entry.impact(), entry.workaround(), entry.tags(), who, now);
  }

  public static Verdict<Entry> impact(Entry entry, String impact, Standing who, Instant now) {
    return rewrite(entry, entry.title(), impact, entry.workaround(), entry.tags(), who, now);
  }

  /** Sets or clears the way around it. */
  public static Verdict<Entry> workaround(
      Entry entry, @Nullable String workaround, Standing who, Instant now) {
    return rewrite(entry, entry.title(), entry.impact(), workaround, entry.tags(), who, now);
  }

  public static Verdict<Entry> tags(Entry entry, List<String> tags, Standing who, Instant now) {
    return rewrite(entry, entry.title(), entry.impact(), entry.workaround(), tags, who, now);
  }

  /** Takes it away; {@link #restore} brings it back. */
  public static Verdict<Entry> delete(Entry entry, Standing who, Instant now) {
    return Ruling.onAny(entry, Verb.DELETE, who, now)
        .refuseIf(
            entry.deleted(),
            "#%1$d is deleted already; `/triage restore %1$d` brings it back."
                .formatted(entry.number()))
        .moved("deleted", e -> e.deletedAt = now);
  }

  public static Verdict<Entry> restore(Entry entry, Standing who, Instant now) {
    return Ruling.onAny(entry, Verb.DELETE, who, now)
        .refuseIf(!entry.deleted(), "#%d is not deleted.".formatted(entry.number()))
        .moved("restored", e -> e.deletedAt = null);
  }

  private static boolean requires(Entry entry, Part part) {
    return entry.severity().required().contains(part);
  }

  private static String needs(Entry entry, Part part) {
    return "#%d is %s and needs %s: change it with %s."
        .formatted(
            entry.number(), entry.severity().key(), part.words(), part.command(entry.number()));
  }
}
