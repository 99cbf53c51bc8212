package launchbot.triage;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What the sprint works on. Blockers and highs are in; whatever leaves, leaves with a date and the
 * name of who decided it; whatever else comes in, comes in by name and with a reason.
 */
public final class Scope {

  private Scope() {}

  /** Changes the severity; where that takes an entry out of scope it counts as a {@link #move}. */
  public static Verdict<Entry> rank(Entry entry, Severity to, Standing who, Instant now) {
    long n = entry.number();
    boolean leaves = entry.severity().inScope() && !to.inScope();
    Ruling ruling =
        Ruling.on(entry, Verb.EDIT, who, now)
            .whileNotClosed()
            .refuseIf(entry.severity() == to, "#%d is already %s.".formatted(n, to.key()))
            .refuse(lacks(entry, to, entry.due(), entry.owner()));
    return leaves
        ? ruling
            .allowed(Verb.MOVE, who)
            .moved("moved", leaving(to, entry.due(), entry.owner(), who, now))
        : ruling.moved("ranked", e -> e.severity = to);
  }

  /**
   * Takes an entry out of the sprint, or decides about one outside of it again.
   *
   * @param due null keeps the entry's own date
   * @param owner null keeps the entry's own owner
   */
  public static Verdict<Entry> move(
      Entry entry,
      Severity to,
      @Nullable LocalDate due,
      @Nullable String owner,
      LocalDate today,
      Standing who,
      Instant now) {
    long n = entry.number();
    LocalDate newDue = due == null ? entry.due() : due;
    String newOwner = owner == null ? entry.owner() : owner;
    return Ruling.on(entry, Verb.MOVE, who, now)
        .whileNotClosed()
        .refuseIf(
            to.inScope(),
            "%2$s is inside the sprint's scope: rank it with `/triage set %1$d severity %2$s`."
                .formatted(n, to.key()))
        .refuseIf(
            !entry.inSprint()
                && entry.severity() == to
                && Objects.equals(newDue, entry.due())
                && Objects.equals(newOwner, entry.owner()),
            "#%d is out of the sprint already: %s, due on %s.".formatted(n, to.key(), entry.due()))
        .refuse(lacks(entry, to, newDue, newOwner))
        .refuse(Intake.againstPast(newDue, today))
        .moved("moved", leaving(to, newDue, newOwner, who, now));
  }

  /**
   * Takes an entry of lower severity into the sprint.
   *
   * @param anyway somebody says so although scope is capped
   * @param openBlockers the numbers of the blockers that are not closed; kept with the change
   */
  public static Verdict<Entry> pull(
      Entry entry,
      boolean anyway,
      @Nullable String reason,
      List<Long> openBlockers,
      Standing who,
      Instant now) {
    long n = entry.number();
    String key = entry.severity().key();
    String command = "`/triage pull %d anyway because …`".formatted(n);
    return Ruling.on(entry, Verb.PULL, who, now)
        .whileNotClosed()
        .refuseIf(
            entry.severity().inScope(),
            "#%d is %s, which is in the sprint's scope already.".formatted(n, key))
        .refuseIf(entry.pulled(), "#%d is in the sprint already.".formatted(n))
        .refuseIf(
            !anyway,
            ("#%d is %s, outside the sprint's scope (blocker and high), and %s."
                    + " If it has to come in, say so and why: %s.")
                .formatted(n, key, stillOpen(openBlockers.size()), command))
        .because(reason, "Say why #%d has to come into the sprint: %s.".formatted(n, command))
        .remember(
            "open-blockers",
            openBlockers.isEmpty()
                ? "none"
                : openBlockers.stream().map(b -> "#" + b).collect(joining(" ")))
        .moved("pulled", e -> e.pulled = true);
  }

  /** Says so when an entry was moved out more than once: scope is not argued again each day. */
  public static Optional<String> alreadyDecided(Entry entry, ZoneId zone) {
    Instant at = entry.decidedAt();
    return at == null || entry.movedOut() < 2
        ? Optional.empty()
        : Optional.of(
            "already decided on %s by <@%s>"
                .formatted(LocalDate.ofInstant(at, zone), entry.decidedBy()));
  }

  private static Consumer<Edit> leaving(
      Severity to, @Nullable LocalDate due, @Nullable String owner, Standing who, Instant now) {
    return e -> {
      e.severity = to;
      e.due = due;
      e.owner = owner;
      // The sprint has stopped working on it.
      e.state = EntryState.OPEN;
      e.pulled = false;
      e.movedOut++;
      e.decidedAt = now;
      e.decidedBy = who.person();
    };
  }

  private static Optional<String> lacks(
      Entry entry, Severity to, @Nullable LocalDate due, @Nullable String owner) {
    Set<Part> missing = Part.missing(to, entry.impact(), entry.workaround(), owner, due);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String parts =
        missing.stream()
            .map(part -> part.words() + " (" + part.command(entry.number()) + ")")
            .collect(joining(" and "));
    return Optional.of(
        "#%d cannot be %s yet, it needs %s first.".formatted(entry.number(), to.key(), parts));
  }

  private static String stillOpen(int blockers) {
    return switch (blockers) {
      case 0 -> "no blocker is open any more";
      case 1 -> "1 blocker is still open";
      default -> blockers + " blockers are still open";
    };
  }
}
