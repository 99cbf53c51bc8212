package launchbot.rollback;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who can approve a rollback: its chain with the people who are behind its roles now.
 *
 * @param asker who asked for it; null where a criterion proposed it
 */
public record Panel(List<Seats> links, @Nullable String asker) {

  public Panel {
    links = List.copyOf(links);
  }

  /**
   * A link of it.
   *
   * @param name the role, or how people are named: {@code lead}
   * @param people Slack user ids of those who can answer: no guests, nobody who was deactivated
   * @param quorum how many of them must approve
   * @param timeout how long they are waited for
   */
  public record Seats(String name, List<String> people, int quorum, Duration timeout) {
    public Seats {
      people = List.copyOf(people);
    }
  }

  /** Everybody who is asked until that link, once each. */
  public List<String> asked(int link) {
    Set<String> people = new LinkedHashSet<>();
    links.stream().limit(link + 1L).forEach(one -> people.addAll(one.people()));
    return List.copyOf(people);
  }

  public List<String> everybody() {
    return asked(links.size());
  }

  /** Who of them could approve what the asker asked for. */
  public List<String> others() {
    return everybody().stream().filter(one -> !one.equals(asker)).toList();
  }

  /** Whether as many can answer as must, one of them not the asker unless there is nobody else. */
  boolean reaches(int link) {
    Seats seats = links.get(link);
    return seats.people().size() >= seats.quorum()
        && !seats.people().isEmpty()
        && (seats.quorum() > 1
            || others().isEmpty()
            || seats.people().stream().anyMatch(one -> !one.equals(asker)));
  }
}
