package launchbot.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When customers are told something; each has its template. */
public enum Moment {
  DEGRADED(Shows.DEGRADED),
  OUTAGE(Shows.OUTAGE),
  ROLLBACK(Shows.DEGRADED),
  ROLLED_BACK(Shows.OPERATIONAL),
  FIXED(Shows.OPERATIONAL),
  MAINTENANCE(Shows.MAINTENANCE),
  DATA_ISSUE(Shows.DEGRADED),
  COMPENSATION(Shows.OPERATIONAL);

  private final Shows shows;

  Moment(Shows shows) {
    this.shows = shows;
  }

  /** As it is typed and stored: {@code rolled-back}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the page says of its components at that moment. */
  public Shows shows() {
    return shows;
  }

  public static Optional<Moment> parse(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values()).filter(one -> one.key().equals(wanted)).findFirst();
  }
}
