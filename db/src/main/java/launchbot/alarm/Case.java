package launchbot.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.probe.WatchState;

/** An alarm with its probes. */
public record Case(Outage outage, List<Struck> struck) {

  public Case {
    struck = List.copyOf(struck);
  }

  /** Those that have not recovered. */
  public List<Struck> bad() {
    return struck.stream().filter(Struck::bad).toList();
  }

  public Optional<Struck> of(long probe) {
    return struck.stream().filter(one -> one.probe().id() == probe).findFirst();
  }

  /** With that as the newest of its probe. */
  public Case with(Struck newest) {
    return new Case(
        outage,
        Stream.concat(
                struck.stream().filter(one -> one.probe().id() != newest.probe().id()),
                Stream.of(newest))
            .toList());
  }

  public Case with(Outage next) {
    return new Case(next, struck);
  }

  /**
   * What to repair first: what is down before what is slow, a probe that others depend on, then the
   * earliest step that fails (DNS, connecting, TLS, the answer), then what failed first. Of an
   * alarm that is over the same of all.
   */
  public Struck headline() {
    List<Struck> those = bad().isEmpty() ? struck : bad();
    List<Long> ids = those.stream().map(one -> one.probe().id()).toList();
    return those.stream()
        .min(
            Comparator.comparing(Struck::gone)
                .thenComparing(one -> one.state() != WatchState.DOWN)
                .thenComparing(one -> hangsOn(one, ids))
                .thenComparing(Struck::phase, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Struck::since)
                .thenComparingInt(one -> one.probe().number()))
        .orElseThrow();
  }

  /** Those that hang on another one of the alarm come later. */
  private static boolean hangsOn(Struck one, List<Long> ids) {
    Long parent = one.probe().parent();
    return parent != null && ids.contains(parent);
  }
}
