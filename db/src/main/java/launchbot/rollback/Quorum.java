package launchbot.rollback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the answers of a chain come to. Its links are asked one after the other, each once the time
 * of the one before is over; who was asked may answer as long as it is open. As many of any one
 * link as it takes approve it, and it is refused as soon as so many of one link have said no that
 * it cannot be approved by them any more. Two people see it: the asker counts among several, and
 * alone only where nobody else can approve.
 */
public final class Quorum {
  private Quorum() {}

  /** How it stands. */
  public sealed interface Stand {}

  /**
   * More answers are waited for.
   *
   * @param missing how many yes are missing of the link that is nearest to it
   */
  public record Waits(int missing) implements Stand {}

  /** Enough have said yes. */
  public record Met(List<String> by) implements Stand {}

  /** Those have said no who were needed; the last of them. */
  public record Denied(Vote last) implements Stand {}

  /**
   * The first link after that one that can approve it; empty where there is none.
   *
   * @param after -1 for the first of all
   */
  public static OptionalInt next(Panel panel, int after) {
    return IntStream.range(after + 1, panel.links().size()).filter(panel::reaches).findFirst();
  }

  /**
   * @param link the last one that is asked
   * @param votes all of them, the oldest first
   */
  public static Stand stands(Panel panel, int link, List<Vote> votes) {
    Map<String, Vote> last = new HashMap<>();
    votes.forEach(one -> last.put(one.by(), one));
    int missing = Integer.MAX_VALUE;
    Optional<Stand> denied = Optional.empty();
    for (Panel.Seats seats : panel.links().stream().limit(link + 1L).toList()) {
      List<Vote> answers =
          seats.people().stream().map(last::get).filter(one -> one != null).toList();
      List<Vote> yes = answers.stream().filter(Vote::approves).toList();
      boolean second = yes.stream().anyMatch(one -> one.alone() || !one.by().equals(panel.asker()));
      if (second && yes.size() >= seats.quorum()) {
        return new Met(yes.stream().map(Vote::by).toList());
      }
      List<Vote> no = answers.stream().filter(one -> !one.approves()).toList();
      if (!no.isEmpty() && seats.people().size() - no.size() < seats.quorum()) {
        denied = Optional.of(new Denied(latest(votes, no)));
      }
      missing = Math.min(missing, Math.max(1, seats.quorum() - yes.size()));
    }
    int left = missing;
    return denied.orElseGet(() -> new Waits(left));
  }

  private static Vote latest(List<Vote> votes, List<Vote> among) {
    return votes.reversed().stream().filter(among::contains).findFirst().orElseThrow();
  }

  /**
   * Why somebody's answer does not count; empty where it does.
   *
   * @param alone whether they say that nobody else can approve it
   */
  public static Optional<String> objection(
      Panel panel, int link, List<Vote> votes, String person, boolean approves, boolean alone) {
    List<Panel.Seats> asked =
        panel.links().stream()
            .limit(link + 1L)
            .filter(one -> one.people().contains(person))
            .toList();
    if (asked.isEmpty()) {
      return Optional.of(
          panel.everybody().contains(person)
              ? "%s is asked first; you are asked as soon as their time is over. Whoever is on call can break the glass."
                  .formatted(mentions(panel.asked(link)))
              : "You are not in its chain of approval. It waits for %s; whoever is on call can break the glass."
                  .formatted(mentions(panel.asked(link))));
    }
    boolean said =
        votes.reversed().stream()
            .filter(one -> one.by().equals(person))
            .findFirst()
            .filter(one -> one.approves() == approves)
            .isPresent();
    if (said) {
      return Optional.of("You have said %s already.".formatted(approves ? "yes" : "no"));
    }
    boolean single = asked.stream().allMatch(one -> one.quorum() == 1);
    if (!approves || !person.equals(panel.asker()) || !single) {
      return Optional.empty();
    }
    if (!panel.others().isEmpty()) {
      return Optional.of(
          "You asked for it, so somebody else approves it: %s. Whoever is on call can break the glass."
              .formatted(mentions(panel.others())));
    }
    return alone
        ? Optional.empty()
        : Optional.of(
            "You asked for it, and nobody else can approve it: `/rollback approve --alone` does,"
                + " and is recorded as such.");
  }

  private static String mentions(List<String> people) {
    return people.isEmpty()
        ? "nobody who can answer"
        : people.stream().limit(5).map("<@%s>"::formatted).collect(Collectors.joining(", "));
  }
}
