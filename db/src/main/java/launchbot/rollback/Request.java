package launchbot.rollback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants a rollback to become. */
public sealed interface Request {

  /** The chain goes on: another link of it is asked too. */
  record Ask(int link) implements Request {}

  /** As many of the chain have said yes as had to. */
  record Approve() implements Request {}

  /** Whoever is on call approves it alone. */
  record BreakGlass(String by, String reason) implements Request {}

  /** The chain has said no. */
  record Refuse(String by, String reason) implements Request {}

  /** What must hold before anything is changed is being answered. */
  record Check() implements Request {}

  /**
   * The steps begin.
   *
   * @param missing what of the preflight stands in the way, in words; empty for nothing
   */
  record Start(List<String> missing) implements Request {
    public Start {
      missing = List.copyOf(missing);
    }
  }

  /** All is good again, as measured or as people say. */
  record Verify() implements Request {}

  /** What was good is bad again: there is more to do. */
  record Doubt(String why) implements Request {}

  record Close(@Nullable String note) implements Request {}

  record Abort(String by, String reason) implements Request {}
}
