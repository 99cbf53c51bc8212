package launchbot.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.checklist.Evidence;

/** Whether switches do anything: a program asks for one, or one was turned not long ago. */
public final class Wired {
  public static final String SOURCE = "kill-switch";

  /** Whoever is wired asks more often than that. */
  public static final Duration ASKS = Duration.ofHours(24);

  /** A turn, be it in earnest or to try it, proves as much for so long: as a drill does. */
  static final Duration TRIED = Duration.ofDays(90);

  private static final String SUBJECT = "switches";

  private Wired() {}

  /**
   * What they prove together; empty where there never was any.
   *
   * @param all of a launch, removed ones too
   */
  public static Optional<Evidence> of(List<Flag> all, Instant now) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Flag> standing = all.stream().filter(one -> one.removedAt() == null).toList();
    Optional<Flag> asked =
        standing.stream()
            .filter(one -> one.askedAt() != null)
            .max(Comparator.comparing(one -> Objects.requireNonNull(one.askedAt())));
    Instant at = asked.map(Flag::askedAt).orElse(null);
    if (at != null && at.plus(ASKS).isAfter(now)) {
      return Optional.of(
          evidence(
              Evidence.Result.GREEN,
              "A program asks for the switch %s.".formatted(asked.orElseThrow().name()),
              now));
    }
    if (at != null) {
      return Optional.of(
          evidence(
              Evidence.Result.RED,
              "No program has asked for a switch for a day: turning one off would do nothing.",
              now));
    }
    Optional<Flag> tried =
        standing.stream()
            .filter(
                one -> one.turned().by() != null && one.turned().since().plus(TRIED).isAfter(now))
            .findFirst();
    if (tried.isPresent()) {
      return Optional.of(
          evidence(
              Evidence.Result.GREEN,
              "The switch %s was turned.".formatted(tried.get().name()),
              tried.get().turned().since()));
    }
    return Optional.of(
        standing.isEmpty()
            ? evidence(Evidence.Result.RED, "The last switch was removed.", now)
            : evidence(
                Evidence.Result.AMBER, "There is a switch, but no program asked for it yet.", now));
  }

  private static Evidence evidence(Evidence.Result result, String words, Instant at) {
    return new Evidence(SOURCE, SUBJECT, result, words, null, at);
  }
}
