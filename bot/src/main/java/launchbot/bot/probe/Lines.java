package launchbot.bot.probe;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import launchbot.bot.slack.Mrkdwn;
import launchbot.probe.Finding;
import launchbot.probe.Length;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.Spec;
import launchbot.triage.Age;

/** A probe in a line or two, narrow enough for a phone. */
final class Lines {
  private static final int WORDS = 160;

  private Lines() {}

  /** {@code 🔴 #3 Checkout}. */
  static String title(Stand stand) {
    return "%s *#%d* %s"
        .formatted(mark(stand), stand.probe().number(), Mrkdwn.plain(stand.probe().name()));
  }

  /** How it stands and since when, and what was seen. */
  static String state(Stand stand, Instant now, ZoneId zone) {
    String since = Mrkdwn.date(stand.since(), zone);
    String age = Age.words(stand.since(), now);
    return switch (stand.concern()) {
      case OUTAGE -> "down since %s (%s)%s".formatted(since, age, saw(stand));
      case BROKEN -> "failing since %s (%s)%s".formatted(since, age, saw(stand));
      case DEGRADED -> "slow since %s (%s)%s".formatted(since, age, saw(stand));
      case PENDING -> "one look failed, being confirmed%s".formatted(saw(stand));
      case FINDINGS -> findings(stand);
      case LATE -> "overdue: nothing was heard since %s".formatted(since);
      case PAUSED -> "paused since %s".formatted(since);
      case NEW -> "not looked at yet";
      case FINE -> "fine since %s%s".formatted(since, took(stand));
    };
  }

  static String mark(Stand stand) {
    return switch (stand.concern()) {
      case OUTAGE -> "🔴";
      case BROKEN -> "🟠";
      case DEGRADED, PENDING, FINDINGS, LATE -> "🟡";
      case PAUSED, NEW -> "⚪";
      case FINE -> "🟢";
    };
  }

  /** What a stranger's server said is told as plain words. */
  static String seen(Outcome outcome) {
    return Mrkdwn.plain(Mrkdwn.truncate(outcome.words(), WORDS));
  }

  /** {@code HTTP · every 60s · checkout}. */
  static String facts(Probe probe) {
    String group = probe.partOf();
    return "%s · every %s%s"
        .formatted(
            probe.kind().words(),
            Length.words(probe.pace().every()),
            group == null ? "" : " · " + Mrkdwn.plain(group));
  }

  /** {@code 3 probes}, {@code 1 probe}. */
  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@code expects status 200-299, under 800ms}; empty where nothing is said. */
  static String expects(Spec spec) {
    return spec.expect().isEmpty()
        ? ""
        : spec.expect().stream().map(Mrkdwn::plain).collect(Collectors.joining(", "));
  }

  private static String findings(Stand stand) {
    List<Finding> all = stand.findings();
    String first = Mrkdwn.plain(Mrkdwn.truncate(all.getFirst().what(), WORDS));
    return all.size() == 1 ? first : "%d findings, first: %s".formatted(all.size(), first);
  }

  private static String saw(Stand stand) {
    Outcome last = stand.last();
    return last == null ? "" : ": " + seen(last);
  }

  private static String took(Stand stand) {
    Outcome last = stand.last();
    long micros = last == null ? 0 : last.timings().total();
    return micros <= 0 ? "" : ", last look took " + millis(micros);
  }

  /** Microseconds as people read them: {@code 84 ms}, {@code 1.2 s}. */
  static String millis(long micros) {
    long millis = Math.max(1, Math.round(micros / 1_000.0));
    return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }
}
