package launchbot.triage;

import static launchbot.triage.Part.DUE;
import static launchbot.triage.Part.IMPACT;
import static launchbot.triage.Part.OWNER;
import static launchbot.triage.Part.WORKAROUND;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How bad an entry is for the launch, and what must be known before it is saved. */
public enum Severity {
  BLOCKER("blocker", 0, true),
  HIGH("high", 1, true),
  MEDIUM("medium", 2, false),
  LOW("low", 3, false),
  POST_LAUNCH("post-launch", 4, false);

  private final String key;
  private final int rank;
  private final boolean inScope;

  Severity(String key, int rank, boolean inScope) {
    this.key = key;
    this.rank = rank;
    this.inScope = inScope;
  }

  public String key() {
    return key;
  }

  /** 0 is the worst. */
  public int rank() {
    return rank;
  }

  /** Whether the sprint takes it without being told to. */
  public boolean inScope() {
    return inScope;
  }

  /** What must be known before it is saved, beside a title. */
  public Set<Part> required() {
    return switch (this) {
      // Written down at once: the nudges find it an owner within the day.
      case BLOCKER -> Set.of(IMPACT);
      case HIGH -> Set.of(IMPACT, OWNER);
      case MEDIUM -> Set.of(IMPACT, WORKAROUND, DUE);
      case LOW -> Set.of(IMPACT, DUE);
      case POST_LAUNCH -> Set.of(IMPACT, OWNER, DUE);
    };
  }

  /** The date that is filled in for it, in days after the launch. */
  public OptionalInt daysAfterLaunch() {
    return switch (this) {
      case MEDIUM -> OptionalInt.of(7);
      case LOW -> OptionalInt.of(30);
      case BLOCKER, HIGH, POST_LAUNCH -> OptionalInt.empty();
    };
  }

  /** The severity with exactly this key, as stored. */
  public static Severity of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst().orElseThrow();
  }

  /** The severity of this {@link #rank}. */
  public static Severity ofRank(int rank) {
    return Arrays.stream(values()).filter(s -> s.rank == rank).findFirst().orElseThrow();
  }

  /** The severity that somebody means; empty rather than a guess. */
  public static Optional<Severity> parse(String words) {
    return Optional.ofNullable(
        switch (words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-")) {
          case "blocker", "blocking", "block", "b", "critical", "p0" -> BLOCKER;
          case "high", "h", "major", "p1" -> HIGH;
          case "medium", "med", "m", "normal", "p2" -> MEDIUM;
          case "low", "l", "minor", "polish", "p3" -> LOW;
          case "post-launch", "postlaunch", "post", "p", "later", "backlog", "p4" -> POST_LAUNCH;
          default -> null;
        });
  }
}
