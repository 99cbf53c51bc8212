package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.noReason;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** Exceptions from the freeze: asked for with a reason, decided once by the lead. */
public final class Exemptions {
  static final int LONGEST = 150;
  static final int MOST_ASKED = 20;

  /** Longer than that is no exception. */
  static final int MOST_DAYS = 14;

  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,9})");
  private static final Pattern NAMED = Pattern.compile("(?i)\\bexception[\\s#:-]*(\\d{1,9})\\b");

  private Exemptions() {}

  /**
   * Why it cannot be asked for; empty when it can.
   *
   * @param through its last day; null for the default
   * @param known all of this launch
   */
  public static Optional<String> objection(
      Freeze freeze,
      String what,
      @Nullable String reason,
      @Nullable LocalDate through,
      List<Exemption> known,
      Asking who) {
    String line = Wording.line(what);
    return first(
        Permissions.check(who.role(), Verb.ASK_EXCEPTION),
        againstOver(freeze),
        when(
            line.isEmpty(),
            "Say what has to be changed in spite of the freeze: `/launch freeze except \"hotfix for"
                + " login\" because …`."),
        Wording.tooLong("What has to be changed", line, LONGEST),
        noReason(
            reason,
            "Say why it cannot wait: `/launch freeze except \"hotfix for login\" because …`."),
        through == null ? Optional.empty() : againstEnd(through, who.today()),
        known.stream()
            .filter(one -> same(one.what(), line))
            .filter(one -> one.state() == Exemption.State.ASKED || one.holds(who.today()))
            .findFirst()
            .map(one ->
                one.state() == Exemption.State.ASKED
                    ? "Exception %d asks for that already; the lead has not decided yet."
                        .formatted(one.number())
                    : "Exception %d allows that already, through %s."
                        .formatted(one.number(), one.through())),
        when(
            known.stream().filter(one -> one.state() == Exemption.State.ASKED).count()
                >= MOST_ASKED,
            "%d exceptions wait for the lead already: have some of them decided first, `/launch freeze` lists them."
                .formatted(MOST_ASKED)));
  }

  /** What is recorded of one that was asked for. */
  static Change asked(Exemption asked) {
    List<Change.Field> fields = new ArrayList<>();
    fields.add(new Change.Field("what", null, asked.what()));
    LocalDate through = asked.through();
    if (through != null) {
      fields.add(new Change.Field("through", null, through.toString()));
    }
    return new Change("asked", asked.subject(), fields, asked.reason());
  }

  /** It may be done. Where no end was asked for, that is the next working day. */
  public static Verdict<Exemption> grant(Exemption asked, Freeze freeze, Asking who) {
    LocalDate named = asked.through();
    LocalDate through = named == null ? who.working().after(who.today()) : named;
    return orMoved(
        first(
            against(asked, freeze, who),
            when(
                through.isBefore(who.today()),
                "It was asked for through %s, which has passed: it has to be asked for anew."
                    .formatted(through))),
        decided(asked, Exemption.State.GRANTED, through, null, who),
        change("granted", asked, Exemption.State.GRANTED, through, null));
  }

  /**
   * @param note why; null where nothing was said
   */
  public static Verdict<Exemption> refuse(
      Exemption asked, @Nullable String note, Freeze freeze, Asking who) {
    String line = Wording.lineOrNull(note);
    return orMoved(
        first(against(asked, freeze, who), Wording.againstText("A reason", line)),
        decided(asked, Exemption.State.REFUSED, asked.through(), line, who),
        change("refused", asked, Exemption.State.REFUSED, asked.through(), line));
  }

  /**
   * The exception in force that a change names: by its number ({@code 2}, {@code #2}), by {@code
   * exception 2} anywhere in its text, or by saying the same.
   */
  public static Optional<Exemption> naming(String change, List<Exemption> known, LocalDate today) {
    String line = Wording.line(change);
    var number = NUMBER.matcher(line);
    var named = NAMED.matcher(line);
    String meant = number.matches() ? number.group(1) : named.find() ? named.group(1) : "";
    return known.stream()
        .filter(one -> one.holds(today))
        .filter(one -> meant.equals(String.valueOf(one.number())) || same(one.what(), line))
        .findFirst();
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> against(Exemption asked, Freeze freeze, Asking who) {
    return first(
        Permissions.check(who.role(), Verb.GRANT_EXCEPTION),
        when(
            asked.state() != Exemption.State.ASKED,
            "Exception %d was %s already, by <@%s>; that stays. Ask for another one if things have changed."
                .formatted(asked.number(), asked.state().key(), asked.decidedBy())),
        againstOver(freeze));
  }

  private static Optional<String> againstOver(Freeze freeze) {
    return switch (freeze) {
      case Freeze.Never _ ->
          Optional.of(
              "Nothing is frozen here: no sprint has been started, so no exception is needed.");
      case Freeze.Lifted(_, boolean went) ->
          Optional.of(
              "Nothing is frozen any more: the sprint %s. No exception is needed."
                  .formatted(went ? "ended with the go" : "was stopped"));
      case Freeze.Ahead _, Freeze.On _ -> Optional.empty();
    };
  }

  private static Optional<String> againstEnd(LocalDate through, LocalDate today) {
    return first(
        when(
            through.isBefore(today),
            "%s has passed: name today or a later day as the end of the exception."
                .formatted(through)),
        when(
            through.isAfter(today.plusDays(MOST_DAYS)),
            "An exception lasts %d days at most, through %s. What takes longer belongs after the launch."
                .formatted(MOST_DAYS, today.plusDays(MOST_DAYS))));
  }

  private static Exemption decided(
      Exemption asked,
      Exemption.State how,
      @Nullable LocalDate through,
      @Nullable String note,
      Asking who) {
    return new Exemption(
        asked.id(),
        asked.launch(),
        asked.number(),
        asked.what(),
        asked.reason(),
        asked.askedBy(),
        asked.askedAt(),
        through,
        how,
        who.person(),
        who.at(),
        note);
  }

  private static Change change(
      String verb,
      Exemption asked,
      Exemption.State to,
      @Nullable LocalDate through,
      @Nullable String reason) {
    List<Change.Field> fields = new ArrayList<>();
    fields.add(new Change.Field("state", asked.state().key(), to.key()));
    if (!Objects.equals(through, asked.through()) && through != null) {
      fields.add(new Change.Field("through", null, through.toString()));
    }
    return new Change(verb, asked.subject(), fields, reason);
  }
}
