package launchbot.rollbackplan;

import java.time.Duration;
import java.util.List;
import launchbot.launch.LaunchRole;
import org.jspecify.annotations.Nullable;

/** Who approves a rollback, in order. */
public record Chain(List<Link> links) {
  /** The lead alone. */
  public static final Chain LEAD =
      new Chain(List.of(new Link(LaunchRole.LEAD, List.of(), 1, Duration.ofMinutes(10))));

  public Chain {
    links = List.copyOf(links);
  }

  /**
   * One of them. Where its time is over, the next one is asked instead.
   *
   * @param role whose holders are asked; null where people are named
   * @param people Slack user ids; empty where a role is named
   * @param quorum how many of them must approve
   * @param timeout how long they are waited for
   */
  public record Link(@Nullable LaunchRole role, List<String> people, int quorum, Duration timeout) {
    public Link {
      people = List.copyOf(people);
    }
  }
}
