package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.noReason;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The lifecycle of a sprint: what may be asked of it in which state. */
public final class Sprints {
  /** By how many working days it can be moved or made longer at once. */
  public static final int MOST_DAYS = 30;

  private static final int MOST_DAYS_IN_ALL = 90;

  private Sprints() {}

  /**
   * Begins a sprint; one that ended may be followed by another.
   *
   * @param current the launch's sprint so far; null where it never had one
   * @param anyway day 1 is meant to lie on a day off
   */
  public static Verdict<Sprint> start(
      @Nullable Sprint current,
      long launch,
      Plan plan,
      LocalDate dayOne,
      boolean anyway,
      Asking who) {
    var next =
        new Sprint(
            launch,
            plan,
            dayOne,
            0,
            Sprint.State.ACTIVE,
            List.of(),
            who.person(),
            who.at(),
            null,
            null,
            current == null ? 1 : current.version() + 1);
    return orMoved(
        first(
            Permissions.check(who.role(), Verb.START),
            when(
                current != null && current.state().open(),
                "A sprint runs here already: `/launch days` shows it, `/launch shift` moves it,"
                    + " `/launch stop because …` ends it."),
            DayOne.against(dayOne, anyway, who)),
        next,
        new Change(
            "started",
            next.subject(),
            List.of(
                new Change.Field("plan", null, "%s v%d".formatted(plan.key(), plan.version())),
                new Change.Field("day 1", null, dayOne.toString())),
            null));
  }

  /** Lays day 1 on another date; everything follows. */
  public static Verdict<Sprint> shift(Sprint sprint, LocalDate dayOne, boolean anyway, Asking who) {
    return moved(sprint, dayOne, DayOne.against(dayOne, anyway, who), who);
  }

  /**
   * Moves day 1 by working days. A sprint that runs may be put off so that its day 1 lies in the
   * past still: today then is an earlier day of it.
   */
  public static Verdict<Sprint> shift(Sprint sprint, int days, Asking who) {
    if (days == 0 || days < -MOST_DAYS || days > MOST_DAYS) {
      return orMoved(
          first(
              against(sprint, who),
              Optional.of(
                  "A sprint is moved by 1 to %d working days at once: type for example `/launch"
                          .formatted(MOST_DAYS)
                      + " shift +2`, or the new date of day 1.")),
          sprint,
          change("shifted", sprint, List.of(), null));
    }
    LocalDate dayOne = who.working().shift(sprint.dayOne(), days);
    return moved(sprint, dayOne, days > 0 ? Optional.empty() : DayOne.past(dayOne, who), who);
  }

  private static Verdict<Sprint> moved(
      Sprint sprint, LocalDate dayOne, Optional<String> against, Asking who) {
    return orMoved(
        first(
            against(sprint, who),
            when(dayOne.equals(sprint.dayOne()), "Day 1 lies on " + dayOne + " already."),
            against),
        sprint.on(dayOne),
        change("shifted", sprint, "day 1", sprint.dayOne().toString(), dayOne.toString(), null));
  }

  /** Its days do not count from today on. */
  public static Verdict<Sprint> pause(Sprint sprint, @Nullable String reason, Asking who) {
    LocalDate today = who.today();
    Timetable days = Timetable.of(sprint, who.working(), today);
    List<Sprint.Pause> pauses = new ArrayList<>(sprint.pauses());
    pauses.add(new Sprint.Pause(today, null));
    return orMoved(
        first(
            against(sprint, who),
            when(
                sprint.state() == Sprint.State.PAUSED,
                "The sprint is paused already. `/launch resume` lets its days count again."),
            when(
                today.isBefore(sprint.dayOne()),
                "The sprint has not begun: `/launch shift` and a date moves its day 1 instead."),
            when(
                days.over(today),
                "The days of this plan are over. `/launch extend 2 because …` adds some,"
                    + " `/launch stop because …` ends it."),
            Wording.againstText("A reason", Wording.lineOrNull(reason))),
        sprint.in(Sprint.State.PAUSED, pauses),
        change("paused", sprint, "paused from", null, today.toString(), reason));
  }

  /** Its days count again, today included. */
  public static Verdict<Sprint> resume(Sprint sprint, Asking who) {
    return orMoved(
        first(
            against(sprint, who),
            when(
                sprint.state() == Sprint.State.ACTIVE,
                "The sprint is not paused: its days count. `/launch days` shows them.")),
        sprint.in(Sprint.State.ACTIVE, closed(sprint.pauses(), who.today())),
        change(
            "resumed",
            sprint,
            "paused from",
            sprint.pause().map(pause -> pause.from().toString()).orElse(null),
            null,
            null));
  }

  /** Makes it longer. Where its days are over, the new ones begin today and not in between. */
  public static Verdict<Sprint> extend(
      Sprint sprint, int days, @Nullable String reason, Asking who) {
    LocalDate last = Timetable.of(sprint, who.working(), who.today()).last();
    List<Sprint.Pause> pauses = new ArrayList<>(sprint.pauses());
    if (last.plusDays(1).isBefore(who.today())) {
      pauses.add(new Sprint.Pause(last.plusDays(1), who.today()));
    }
    return orMoved(
        first(
            against(sprint, who),
            when(
                days < 1 || days > MOST_DAYS,
                "A sprint is extended by 1 to %d working days: `/launch extend 2 because …`."
                    .formatted(MOST_DAYS)),
            when(
                sprint.extended() + days > MOST_DAYS_IN_ALL,
                "It has been extended by %d days already; more than %d are another sprint: `/launch"
                        .formatted(sprint.extended(), MOST_DAYS_IN_ALL)
                    + " stop because …`, then `/launch start`."),
            noReason(
                reason,
                "Say why it takes longer: `/launch extend %d because …`."
                    .formatted(Math.clamp(days, 1, MOST_DAYS)))),
        sprint.longer(days, pauses),
        change(
            "extended",
            sprint,
            "days",
            String.valueOf(sprint.length()),
            String.valueOf(sprint.length() + days),
            reason));
  }

  /** Ends it without a go. */
  public static Verdict<Sprint> stop(Sprint sprint, @Nullable String reason, Asking who) {
    return orMoved(
        first(
            against(sprint, who),
            noReason(reason, "Say why it is stopped: `/launch stop because …`.")),
        ended(sprint, Sprint.State.STOPPED, reason, who.at(), who.today()),
        change("stopped", sprint, List.of(), reason));
  }

  /**
   * It launched. Who may decide that is asked before, of the launch's approvers; this only ends the
   * sprint.
   *
   * @param note what was said with it
   * @param today where the launch is
   */
  public static Verdict<Sprint> go(
      Sprint sprint, @Nullable String note, Instant now, LocalDate today) {
    return orMoved(
        first(againstEnded(sprint), Wording.againstText("A note", Wording.lineOrNull(note))),
        ended(sprint, Sprint.State.WENT, note, now, today),
        change("went", sprint, List.of(), note));
  }

  private static Sprint ended(
      Sprint sprint, Sprint.State how, @Nullable String reason, Instant at, LocalDate today) {
    return sprint.ended(how, closed(sprint.pauses(), today), at, Wording.lineOrNull(reason));
  }

  /** A pause that lasts ends; one that began on that very day was none. */
  private static List<Sprint.Pause> closed(List<Sprint.Pause> pauses, LocalDate today) {
    List<Sprint.Pause> closed = new ArrayList<>();
    for (Sprint.Pause pause : pauses) {
      LocalDate until = pause.until() == null ? today : pause.until();
      if (pause.from().isBefore(until)) {
        closed.add(new Sprint.Pause(pause.from(), until));
      }
    }
    return closed;
  }

  private static Optional<String> against(Sprint sprint, Asking who) {
    return first(Permissions.check(who.role(), Verb.RESCHEDULE), againstEnded(sprint));
  }

  private static Optional<String> againstEnded(Sprint sprint) {
    return switch (sprint.state()) {
      case ACTIVE, PAUSED -> Optional.empty();
      case WENT -> Optional.of("This sprint ended with the go. `/launch start` begins a new one.");
      case STOPPED -> Optional.of("This sprint was stopped. `/launch start` begins a new one.");
    };
  }

  private static Change change(
      String verb,
      Sprint sprint,
      String field,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {
    return change(verb, sprint, List.of(new Change.Field(field, from, to)), reason);
  }

  private static Change change(
      String verb, Sprint sprint, List<Change.Field> fields, @Nullable String reason) {
    return new Change(verb, sprint.subject(), fields, Wording.lineOrNull(reason));
  }
}
