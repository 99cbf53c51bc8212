package launchbot.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.heartbeat.Heartbeat.State;
import launchbot.probe.Length;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.Timings;
import org.jspecify.annotations.Nullable;

/** How a heartbeat goes on: by what it reports, by what people change, and by silence. */
public final class Heartbeats {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

  private Heartbeats() {}

  /** Of a probe that has none yet. Nothing has to be said of it. */
  public static Heartbeat fresh(Probe probe, Terms terms, Instant now) {
    State state = probe.pausedAt() == null ? State.WAITING : State.PAUSED;
    return new Heartbeat(
        probe.id(),
        probe.version(),
        state,
        state,
        null,
        null,
        null,
        null,
        state == State.PAUSED ? null : terms.lateAfter(now));
  }

  /** Its probe was paused, looks again, or has other terms: nobody is late for what was before. */
  public static Heartbeat follow(Heartbeat beat, Probe probe, Terms terms, Instant now) {
    if (probe.pausedAt() != null) {
      return changed(beat, probe, State.PAUSED, State.PAUSED, null);
    }
    if (beat.state() == State.PAUSED) {
      return changed(beat, probe, State.WAITING, State.WAITING, terms.lateAfter(now));
    }
    Instant last = beat.lastAt();
    Instant late = terms.lateAfter(last == null ? probe.madeAt() : last);
    return changed(
        beat,
        probe,
        beat.state(),
        beat.settled(),
        beat.lateAt() == null ? null : late.isAfter(now) ? late : terms.lateAfter(now));
  }

  /** It reported. A start alone proves nothing: one that does not end within the grace is late. */
  public static Heartbeat heard(Heartbeat beat, Signal signal, Terms terms) {
    if (signal.kind() == Signal.Kind.START) {
      Instant late = beat.lateAt();
      Instant end = signal.at().plus(terms.grace());
      return new Heartbeat(
          beat.probe(),
          beat.version(),
          beat.state(),
          beat.settled(),
          signal.at(),
          beat.lastAt(),
          beat.lastCode(),
          beat.lastTook(),
          late == null || late.isBefore(end) ? late : end);
    }
    boolean paused = beat.state() == State.PAUSED;
    return new Heartbeat(
        beat.probe(),
        beat.version(),
        paused ? State.PAUSED : signal.kind() == Signal.Kind.OK ? State.OK : State.FAILED,
        beat.settled(),
        null,
        signal.at(),
        signal.code(),
        took(beat, signal),
        paused ? null : terms.lateAfter(signal.at()));
  }

  /** How long the run took that this ends; null where no start was reported. */
  public static @Nullable Duration took(Heartbeat beat, Signal signal) {
    Instant began = beat.runningSince();
    return began == null || signal.kind() == Signal.Kind.START || signal.at().isBefore(began)
        ? null
        : Duration.between(began, signal.at());
  }

  /** As it is at that time: silence has made it late, or nothing has changed. */
  public static Heartbeat at(Heartbeat beat, Instant now) {
    Instant late = beat.lateAt();
    return late == null || late.isAfter(now)
        ? beat
        : new Heartbeat(
            beat.probe(),
            beat.version(),
            State.LATE,
            beat.settled(),
            beat.runningSince(),
            beat.lastAt(),
            beat.lastCode(),
            beat.lastTook(),
            null);
  }

  /** It was said how it stands. */
  public static Heartbeat settled(Heartbeat beat) {
    return new Heartbeat(
        beat.probe(),
        beat.version(),
        beat.state(),
        beat.state(),
        beat.runningSince(),
        beat.lastAt(),
        beat.lastCode(),
        beat.lastTook(),
        beat.lateAt());
  }

  /** What a look at its probe would say. */
  public static Outcome outcome(Heartbeat beat, Terms terms) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("expected", terms.words());
    Instant last = beat.lastAt();
    if (last != null) {
      facts.put("last report", moment(last, terms.zone()));
    }
    Level level =
        switch (beat.state()) {
          case OK -> Level.UP;
          case FAILED, LATE -> Level.DOWN;
          case WAITING, PAUSED -> Level.UNTESTABLE;
        };
    return new Outcome(
        level, null, words(beat, terms.zone()), Timings.NONE, null, facts, List.of());
  }

  /** How it stands in one sentence without a full stop. */
  public static String words(Heartbeat beat, ZoneId zone) {
    Instant last = beat.lastAt();
    Instant began = beat.runningSince();
    return switch (beat.state()) {
      case WAITING -> "it has not reported in yet";
      case PAUSED -> "it is paused";
      case OK -> "it reported in" + after(beat);
      case FAILED -> "it reported that it failed" + after(beat);
      case LATE ->
          began != null
              ? "it started %s and did not report its end".formatted(moment(began, zone))
              : last == null
                  ? "it has never reported in, and should have by now"
                  : "nothing was heard of it since %s".formatted(moment(last, zone));
    };
  }

  private static String after(Heartbeat beat) {
    Integer code = beat.lastCode();
    Duration took = beat.lastTook();
    return (code == null ? "" : ", exit code " + code)
        + (took == null ? "" : ", after " + length(took));
  }

  /** A duration of a run: to the second, from a minute on to the minute. */
  private static String length(Duration took) {
    if (took.toMinutes() < 2) {
      return took.toSeconds() + " s";
    }
    return took.toHours() < 2
        ? took.toMinutes() + " min"
        : Length.words(Duration.ofHours(took.toHours()));
  }

  private static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  private static Heartbeat changed(
      Heartbeat beat, Probe probe, State state, @Nullable State settled, @Nullable Instant lateAt) {
    return new Heartbeat(
        beat.probe(),
        probe.version(),
        state,
        settled,
        beat.runningSince(),
        beat.lastAt(),
        beat.lastCode(),
        beat.lastTook(),
        lateAt);
  }
}
