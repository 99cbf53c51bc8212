package launchbot.probe;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What may be done with what is watched. What a target may be is for its check to say. */
public final class Probes {
  /** As many as a launch has. */
  public static final int MOST = 200;

  private static final int TARGET = 500;
  private static final int GROUP = 40;
  private static final int EXPECTATIONS = 20;
  private static final int EXPECTATION = 300;
  private static final int OPTIONS = 20_000;
  private static final int LOOKS = 20;
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);

  private Probes() {}

  /**
   * Why that cannot be watched as well; empty when it can.
   *
   * @param standing those of the launch
   */
  public static Optional<String> add(List<Probe> standing, Probe.Draft draft, Role role) {
    return first(
        Permissions.check(role, Verb.WATCH),
        when(
            standing.size() >= MOST,
            "A launch has at most %d probes. Remove one first: `/probe list`, then `/probe remove` and its number."
                .formatted(MOST)),
        against(standing, null, draft));
  }

  /**
   * @param standing those of the launch, itself among them
   */
  public static Verdict<Probe> edit(
      Probe probe, Probe.Draft wanted, List<Probe> standing, Role role) {
    List<Change.Field> fields =
        Differences.between(probe.draft(), wanted, id -> called(standing, id));
    return orMoved(
        first(
            Permissions.check(role, Verb.WATCH),
            when(
                wanted.spec().kind() != probe.kind(),
                "What #%d looks at stays of one kind, or its history would mean nothing. Add another: `/probe add %s …`."
                    .formatted(probe.number(), wanted.spec().kind().key())),
            when(fields.isEmpty(), "#%d is exactly like that already.".formatted(probe.number())),
            against(standing, probe, wanted)),
        probe.with(wanted),
        new Change("edited", ProbeStore.subject(probe), fields, null));
  }

  public static Verdict<Probe> pause(Probe probe, Instant now, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.WATCH),
            when(
                probe.pausedAt() != null,
                "#%1$d is paused already. `/probe resume %1$d` lets it look again."
                    .formatted(probe.number()))),
        probe.paused(now),
        new Change("paused", ProbeStore.subject(probe), List.of(), null));
  }

  public static Verdict<Probe> resume(Probe probe, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.WATCH),
            when(
                probe.pausedAt() == null,
                "#%d is not paused: it looks every %s."
                    .formatted(probe.number(), Length.words(probe.pace().every())))),
        probe.paused(null),
        new Change("resumed", ProbeStore.subject(probe), List.of(), null));
  }

  public static Verdict<Probe> remove(Probe probe, Role role) {
    return orMoved(
        Permissions.check(role, Verb.WATCH),
        probe,
        new Change("removed", ProbeStore.subject(probe), List.of(), null));
  }

  /** Brings a removed one back, with its history. */
  public static Verdict<Probe> restore(Probe removed, List<Probe> standing, Role role) {
    return orMoved(
        add(standing, removed.draft(), role),
        removed,
        new Change("restored", ProbeStore.subject(removed), List.of(), null));
  }

  /** The one that people mean by its number or its name. */
  public static Optional<Probe> meant(List<Probe> standing, String typed) {
    String word = typed.startsWith("#") ? typed.substring(1) : typed;
    return standing.stream()
        .filter(probe ->
            String.valueOf(probe.number()).equals(word) || probe.name().equalsIgnoreCase(typed))
        .findFirst();
  }

  /** What speaks against a probe like that, whoever wants it. */
  private static Optional<String> against(
      List<Probe> standing, @Nullable Probe itself, Probe.Draft draft) {
    List<Probe> others =
        standing.stream().filter(one -> itself == null || one.id() != itself.id()).toList();
    return first(
        againstName(others, draft.name()),
        againstTarget(others, draft.spec()),
        againstWords(draft),
        againstPace(draft.pace()),
        againstParent(standing, itself, draft.parent()));
  }

  private static Optional<String> againstName(List<Probe> others, String name) {
    return first(
        when(
            Wording.line(name).isEmpty() || !Wording.line(name).equals(name),
            "A probe needs a name of one line: `as \"Checkout\"`."),
        Wording.tooLong("The name of a probe", name, Naming.LONGEST),
        when(
            !name.isEmpty() && name.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '#'),
            "A name of digits would be taken for a number: put a word to it."),
        others.stream()
            .filter(one -> one.name().equalsIgnoreCase(name))
            .findFirst()
            .map(one ->
                "#%d has that name already. Give this one another: `as \"Checkout 2\"`."
                    .formatted(one.number())));
  }

  private static Optional<String> againstTarget(List<Probe> others, Spec spec) {
    return first(
        when(spec.target().isBlank(), "Say what to look at: `/probe add https://example.com`."),
        Wording.tooLong("A target", spec.target(), TARGET),
        others.stream()
            .filter(one -> one.kind() == spec.kind() && same(one.spec(), spec))
            .findFirst()
            .map(one ->
                "#%1$d watches it already: `/probe show %1$d`, or `/probe edit %1$d` changes it."
                    .formatted(one.number())));
  }

  /** Two that look at the same place and want the same of it. */
  private static boolean same(Spec one, Spec other) {
    return one.target().equalsIgnoreCase(other.target())
        && (!severalAt(one.kind()) || one.expect().equals(other.expect()));
  }

  /** One document holds many values, each worth a probe. */
  private static boolean severalAt(Kind kind) {
    return kind == Kind.JSON || kind == Kind.METRICS || kind == Kind.SMOKE;
  }

  private static Optional<String> againstWords(Probe.Draft draft) {
    String group = draft.partOf();
    Spec spec = draft.spec();
    int options =
        spec.options().entrySet().stream()
            .mapToInt(option -> option.getKey().length() + option.getValue().length())
            .sum();
    return first(
        when(
            group != null && Wording.line(group).isEmpty(),
            "Name the group: `group checkout`; `group none` takes it out of one."),
        group == null ? Optional.empty() : Wording.tooLong("The name of a group", group, GROUP),
        when(
            spec.expect().size() > EXPECTATIONS,
            "A probe expects at most %d things: make two of it.".formatted(EXPECTATIONS)),
        spec.expect().stream()
            .map(one -> Wording.tooLong("What is expected", one, EXPECTATION))
            .flatMap(Optional::stream)
            .findFirst(),
        when(
            options > OPTIONS,
            "The options of a probe have at most %d characters; these have %d."
                .formatted(OPTIONS, options)));
  }

  private static Optional<String> againstPace(Pace pace) {
    return first(
        when(
            pace.every().compareTo(SHORTEST) < 0 || pace.every().compareTo(LONGEST) > 0,
            "A probe looks every 10 s at the most often and every 31 days at the least: `every"
                + " 60s`."),
        when(
            pace.timeout().compareTo(LEAST_TIMEOUT) < 0
                || pace.timeout().compareTo(MOST_TIMEOUT) > 0,
            "A look may take between 100 ms and 10 minutes: `timeout 5s`."),
        when(
            pace.timeout().compareTo(pace.every()) > 0,
            "A look may not take longer than the time until the next: a shorter `timeout`, or"
                + " `every` less often."),
        when(
            pace.fails() < 1 || pace.outOf() < pace.fails() || pace.outOf() > LOOKS,
            "It is down after 1 to %d failures in a row, `after 2`, or so many of the last looks, `after 3/10`."
                .formatted(LOOKS)),
        when(
            pace.recovers() < 1 || pace.recovers() > LOOKS,
            "It is up again after 1 to %d good looks: `recover 2`.".formatted(LOOKS)));
  }

  private static Optional<String> againstParent(
      List<Probe> standing, @Nullable Probe itself, @Nullable Long parent) {
    Set<Long> seen = new HashSet<>();
    if (itself != null) {
      seen.add(itself.id());
    }
    Long at = parent;
    while (at != null) {
      if (!seen.add(at)) {
        return Optional.of(
            "Then each of them would explain the other's failure: name another `parent`, or"
                + " `parent none`.");
      }
      Long id = at;
      Optional<Probe> found = standing.stream().filter(one -> one.id() == id).findFirst();
      if (found.isEmpty()) {
        return Objects.equals(id, parent)
            ? Optional.of("There is no such probe to depend on: `/probe list` has the numbers.")
            : Optional.empty(); // an ancestor was removed: nothing is explained by it any more
      }
      at = found.get().parent();
    }
    return Optional.empty();
  }

  /** What history and diffs call a probe: its name. */
  public static String called(List<Probe> standing, long id) {
    return standing.stream()
        .filter(one -> one.id() == id)
        .map(Probe::name)
        .findFirst()
        .orElse("one that was removed");
  }
}
