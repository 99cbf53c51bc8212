package launchbot.notice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;

/** What there is to tell customers, by how an incident stands and what they were told before. */
public final class Telling {
  private Telling() {}

  /**
   * The moment that fits; empty where there is nothing to say.
   *
   * @param told the moment that they were told of last; null for none
   * @param down whether it does not work at all, as far as probes say
   */
  public static Optional<Moment> moment(Incident incident, @Nullable Moment told, boolean down) {
    boolean known = told != null && told != Moment.COMPENSATION;
    Moment goesOn = told != null && lasts(told) ? told : begins(incident.sev(), down);
    return switch (incident.status()) {
      case Status.Investigating _, Status.Identified _ -> Optional.of(goesOn);
      case Status.Monitoring _ ->
          Optional.of(told == Moment.ROLLBACK ? Moment.ROLLED_BACK : Moment.DEGRADED);
      case Status.Resolved(Resolution how, _) ->
          switch (how) {
            case FIXED ->
                known || large(incident.sev()) ? Optional.of(Moment.FIXED) : Optional.empty();
            case ROLLED_BACK ->
                known || large(incident.sev()) ? Optional.of(Moment.ROLLED_BACK) : Optional.empty();
            case FALSE_ALARM -> known ? Optional.of(Moment.FIXED) : Optional.empty();
          };
      case Status.Merged _ -> Optional.empty();
    };
  }

  /**
   * The same with what was done about it: while a release is taken back, that is what there is to
   * tell, and afterwards that it is.
   *
   * @param back how the rollback in its thread stands; null for none
   */
  public static Optional<Moment> moment(
      Incident incident,
      @Nullable Moment told,
      boolean down,
      launchbot.rollback.@Nullable Status back) {
    boolean running = back instanceof launchbot.rollback.Status.Running;
    boolean over =
        back instanceof launchbot.rollback.Status.Verified
            || back instanceof launchbot.rollback.Status.Closed;
    return switch (incident.status()) {
      case Status.Investigating _, Status.Identified _ when running -> Optional.of(Moment.ROLLBACK);
      case Status.Monitoring _ when over -> Optional.of(Moment.ROLLED_BACK);
      default -> moment(incident, told, down);
    };
  }

  /** Whether a notice is due without anybody asking for it. */
  public static boolean large(Sev sev) {
    return sev != Sev.SEV3;
  }

  private static boolean lasts(Moment moment) {
    return switch (moment) {
      case DEGRADED, OUTAGE, ROLLBACK, DATA_ISSUE -> true;
      case ROLLED_BACK, FIXED, MAINTENANCE, COMPENSATION -> false;
    };
  }

  private static Moment begins(Sev sev, boolean down) {
    return sev == Sev.SEV1 || (sev == Sev.SEV2 && down) ? Moment.OUTAGE : Moment.DEGRADED;
  }

  /** Whether customers wait for another word after it. */
  public static boolean goesOn(Moment moment) {
    return lasts(moment) || moment == Moment.ROLLED_BACK;
  }

  /** What was approved last of these; empty for nothing. */
  public static Optional<Notice> last(List<Notice> notices) {
    return approved(notices).max(Comparator.comparingLong(Notice::id));
  }

  /** How often customers were told. */
  public static int told(List<Notice> notices) {
    return (int) approved(notices).count();
  }

  /** What nobody has approved or withdrawn yet, the newest; goodwill waits beside it. */
  public static Optional<Notice> waiting(List<Notice> notices) {
    return notices.stream()
        .filter(Notice::open)
        .filter(one -> one.moment() != Moment.COMPENSATION)
        .max(Comparator.comparingLong(Notice::id));
  }

  /** The same of one moment. */
  public static Optional<Notice> waiting(List<Notice> notices, Moment moment) {
    return notices.stream()
        .filter(one -> one.open() && one.moment() == moment)
        .max(Comparator.comparingLong(Notice::id));
  }

  private static Stream<Notice> approved(List<Notice> notices) {
    return notices.stream().filter(one -> one.state() == Notice.State.APPROVED);
  }
}
