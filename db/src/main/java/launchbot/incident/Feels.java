package launchbot.incident;

import launchbot.alarm.Case;
import launchbot.alarm.Sort;
import launchbot.alarm.Struck;
import launchbot.probe.Kind;
import launchbot.probe.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What users feel of an alarm, as far as its probes can tell: the name that the team gave, and what
 * its failure means for whoever comes there. Never what a stranger's server said.
 */
public final class Feels {
  private Feels() {}

  /** One sentence without a full stop: {@code Checkout does not answer, with 2 others}. */
  public static String of(Case c) {
    Struck first = c.headline();
    long others = Math.max(0, c.bad().size() - 1);
    String more =
        others == 0 ? "" : others == 1 ? ", with 1 other" : ", with " + others + " others";
    return first.probe().name() + " " + what(c.outage().sort(), first) + more;
  }

  private static String what(Sort sort, Struck one) {
    return switch (sort) {
      case FINDING -> "is not as it should be";
      case DEGRADED -> one.phase() == null ? "is slow" : "works, but not as it should";
      case DOWN -> down(one.probe().kind(), one.phase());
    };
  }

  private static String down(Kind kind, @Nullable Phase phase) {
    return switch (kind) {
      case DNS -> "cannot be found";
      case ERRORS, METRICS -> "fails more often than it may";
      case SMOKE -> "does not work";
      default ->
          switch (phase) {
            case null -> "is down";
            case RESOLVE -> "cannot be found";
            case CONNECT -> "cannot be reached";
            case TLS -> "cannot be reached safely";
            case FIRST_BYTE, BODY -> "does not answer";
            case EXPECTATION -> "answers, but not as it should";
          };
    };
  }
}
