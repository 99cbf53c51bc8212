package launchbot.bot.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Watch;
import launchbot.probe.WatchState;
import launchbot.probe.WatchStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A probe and how it stands, for those who look at many.
 *
 * @param watch null where nothing is known of it
 */
record Stand(Probe probe, @Nullable Watch watch) {
  /** What is worth looking at first comes first. */
  static final Comparator<Stand> WORST_FIRST =
      Comparator.comparing(Stand::concern).thenComparingInt(stand -> stand.probe().number());

  /** How much it needs somebody; from the most on. */
  enum Concern {
    OUTAGE("down"),
    BROKEN("failing"),
    DEGRADED("slow"),
    PENDING("being confirmed"),
    FINDINGS("with findings"),
    LATE("overdue"),
    PAUSED("paused"),
    NEW("not looked at yet"),
    FINE("fine");

    private final String words;

    Concern(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static List<Stand> ofLaunch(DSLContext sql, long launch) {
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch);
    return ProbeStore.ofLaunch(sql, launch).stream()
        .map(probe -> new Stand(probe, watches.get(probe.id())))
        .toList();
  }

  Concern concern() {
    Watch seen = watch;
    if (probe.pausedAt() != null) {
      return Concern.PAUSED;
    }
    if (seen == null) {
      return Concern.NEW;
    }
    return switch (seen.state()) {
      case DOWN -> probe.kind().outage() || late() ? Concern.OUTAGE : Concern.BROKEN;
      case DEGRADED -> findings().isEmpty() ? Concern.DEGRADED : Concern.FINDINGS;
      case PENDING -> Concern.PENDING;
      case UNKNOWN -> seen.overdueSince() != null ? Concern.LATE : Concern.NEW;
      case UP ->
          seen.overdueSince() != null
              ? Concern.LATE
              : findings().isEmpty() ? Concern.FINE : Concern.FINDINGS;
    };
  }

  List<Finding> findings() {
    Outcome last = last();
    return last == null ? List.of() : last.findings();
  }

  /** What its last look found; null before the first. */
  @Nullable Outcome last() {
    return watch == null || watch.last() == null ? null : watch.last().outcome();
  }

  /** Since when it is what {@link #concern} says. */
  Instant since() {
    Instant paused = probe.pausedAt();
    if (paused != null) {
      return paused;
    }
    return watch == null ? probe.madeAt() : watch.stateSince();
  }

  /** A job that did not report back is an outage of that job. */
  private boolean late() {
    return probe.kind() == Kind.HEARTBEAT && watch != null && watch.state() == WatchState.DOWN;
  }
}
