package launchbot.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.checklist.Evidence;
import launchbot.release.Release;

/** What is known of a launch's variables, and what it proves. */
public final class Inventory {
  /** The source of the checklist. */
  public static final String SOURCE = "env-inventory";

  /** The items that it proves. */
  public static final String CHECKED = "pre-launch.environment-checked";

  public static final String OWNED = "deployment.variables-owned";

  /** After that a check counts no longer. */
  public static final Duration STALE = Duration.ofDays(90);

  /** Of one launch. */
  public static final int MOST = 1_000;

  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
  private static final int NAMED = 3;

  private Inventory() {}

  public static boolean environment(String word) {
    return ENVIRONMENT.matcher(word).matches();
  }

  /** Whether nobody has checked it, or so long ago that it counts no longer. */
  public static boolean unchecked(Variable one, Instant now) {
    Variable.Checked checked = one.checked();
    return checked == null || !checked.at().plus(STALE).isAfter(now);
  }

  /** What needs somebody comes first: what nobody owns, then what nobody has checked. */
  public static List<Variable> urgentFirst(List<Variable> variables, Instant now) {
    return variables.stream()
        .sorted(
            Comparator.comparing((Variable one) -> one.owner() != null)
                .thenComparing(one -> !unchecked(one, now))
                .thenComparing(Variable::environment)
                .thenComparing(Variable::name))
        .toList();
  }

  /** When the first check of production counts no longer; empty where none counts. */
  public static Optional<Instant> stale(List<Variable> variables, Instant now) {
    return variables.stream()
        .filter(one -> one.environment().equals(Release.PRODUCTION))
        .filter(one -> !unchecked(one, now))
        .map(one -> one.checked() == null ? now : one.checked().at().plus(STALE))
        .min(Comparator.naturalOrder());
  }

  /** What they prove now; none where there are none in production, or none at all. */
  public static List<Evidence> evidence(List<Variable> variables, Instant now) {
    List<Variable> production =
        variables.stream().filter(one -> one.environment().equals(Release.PRODUCTION)).toList();
    if (production.isEmpty()) {
      return List.of();
    }
    List<Variable> unchecked = production.stream().filter(one -> unchecked(one, now)).toList();
    List<Variable> unowned = variables.stream().filter(one -> one.owner() == null).toList();
    return List.of(
        evidence(CHECKED, production.size(), unchecked, "checked within 90 days", now),
        evidence(OWNED, variables.size(), unowned, "owned", now));
  }

  private static Evidence evidence(
      String item, int all, List<Variable> open, String what, Instant now) {
    String words =
        open.isEmpty()
            ? (all == 1 ? "the one variable is " : "all %d variables are ".formatted(all)) + what
            : "%d of %d variables %s not %s: %s"
                .formatted(open.size(), all, open.size() == 1 ? "is" : "are", what, names(open));
    return new Evidence(
        SOURCE,
        item,
        open.isEmpty() ? Evidence.Result.GREEN : Evidence.Result.RED,
        words,
        null,
        now);
  }

  private static String names(List<Variable> some) {
    return String.join(", ", some.stream().limit(NAMED).map(Variable::name).toList())
        + (some.size() > NAMED ? ", …" : "");
  }
}
