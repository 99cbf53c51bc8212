package launchbot.errors;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a launch's programs told of a window, and of the hour before it.
 *
 * @param groups the events of the window, the most first
 * @param traffic of the window, all routes that count together
 * @param earlier the sums of the {@link ErrorTerms#BASELINE} before it
 * @param payments failed payment callbacks of the {@link ErrorTerms#PAYMENT_WINDOW}
 * @param people how many users the window's errors hit
 */
public record ErrorFigures(
    List<Group> groups, Totals traffic, Sums earlier, int payments, int people) {
  public ErrorFigures {
    groups = List.copyOf(groups);
  }

  /**
   * Events of one kind at one place.
   *
   * @param server those with a status from 500 on
   */
  public record Group(String kind, String route, int events, int server) {}

  /** Traffic, summed up. */
  public record Totals(long requests, long failed, long timeouts, Buckets latency) {
    public static final Totals NONE = new Totals(0, 0, 0, Buckets.NONE);

    /** Whether there are enough of them to tell a share. */
    public boolean measurable() {
      return requests >= ErrorTerms.LEAST;
    }

    public double rate() {
      return requests == 0 ? 0 : (double) failed / requests;
    }
  }

  /** What spikes are looked for in. */
  public record Sums(long server, long timeouts, long auth) {
    public static final Sums NONE = new Sums(0, 0, 0);
  }

  /**
   * The window's own sums. Events and totals tell of the same requests: the larger counts, never
   * both.
   */
  public Sums sums() {
    return new Sums(
        Math.max(groups.stream().mapToLong(Group::server).sum(), traffic.failed()),
        Math.max(events(ErrorEvent.TIMEOUT), traffic.timeouts()),
        events(ErrorEvent.AUTH));
  }

  public int events() {
    return count(_ -> true);
  }

  private int events(String kind) {
    return count(group -> group.kind().equals(kind));
  }

  private int count(Predicate<Group> which) {
    return groups.stream().filter(which).mapToInt(Group::events).sum();
  }
}
