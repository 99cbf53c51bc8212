package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import launchbot.probe.Length;
import org.jspecify.annotations.Nullable;

/**
 * How a criterion stands now, for people.
 *
 * @param measurable whether what was measured last speaks of now
 * @param value what was measured last, with its unit; null while nothing was
 * @param bad whether that is beyond the bound
 * @param since when what counts at the moment began to be bad; null while nothing does
 * @param missing what is still missing until it is true, in words: {@code 2 more bad minutes};
 *     empty where it is true
 */
public record Figure(
    boolean measurable,
    @Nullable String value,
    boolean bad,
    @Nullable Instant since,
    String missing) {

  public static Figure of(Armed armed, Instant now) {
    Criterion criterion = armed.criterion();
    Armed.Source source = armed.worst();
    Standing standing = source.standing();
    Double value = standing.value();
    Armed.Trip trip = armed.trip();
    return new Figure(
        source.measurable(now),
        value == null ? null : criterion.metric().shown(value),
        value != null && criterion.broken(value),
        trip != null ? trip.since() : standing.bad().isEmpty() ? null : standing.bad().getFirst(),
        trip != null ? "" : missing(criterion, standing));
  }

  /** What tripped it, in short: {@code 7.2 %}, {@code failed 2 times in a row}. */
  static String measured(Criterion criterion, Standing standing) {
    Double value = standing.value();
    if (criterion.metric().compared()) {
      return value == null ? "not known any more" : criterion.metric().shown(value);
    }
    return switch (criterion.hold()) {
      case Hold.For(Duration length) -> "has failed for " + Length.words(length);
      case Hold.Times _ ->
          standing.badRun().looks() <= 1
              ? "has failed"
              : "failed %d times in a row".formatted(standing.badRun().looks());
      case Hold.OutOf(_, int of, Hold.Unit unit) ->
          "failed in %d of the last %d %s"
              .formatted(
                  Integer.bitCount(standing.window()),
                  of,
                  unit == Hold.Unit.MINUTES ? "minutes" : "looks");
    };
  }

  private static String missing(Criterion criterion, Standing standing) {
    return switch (criterion.hold()) {
      case Hold.For(Duration length) ->
          Length.words(length.minus(standing.badRun().length())) + " more of it";
      case Hold.Times(int times) -> looks(times - standing.badRun().looks(), "look");
      case Hold.OutOf(int bad, int of, Hold.Unit unit) ->
          looks(
                  bad - Integer.bitCount(standing.window()),
                  unit == Hold.Unit.MINUTES ? "minute" : "look")
              + " of %d".formatted(of);
    };
  }

  private static String looks(int more, String what) {
    return more == 1 ? "1 more bad " + what : "%d more bad %ss".formatted(more, what);
  }
}
