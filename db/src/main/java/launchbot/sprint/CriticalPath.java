package launchbot.sprint;

import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A way that a real user must be able to go before a launch. People are Slack user ids.
 *
 * @param number counts within the launch; what people call it by
 * @param required whether there is no go without it
 * @param owner who built it
 * @param tester who walks it
 * @param since earlier results belong to a sprint before this one
 * @param last the newest result; null while nobody has walked it
 * @param entryOpen whether the entry that a fail opened is still to be fixed
 */
public record CriticalPath(
    long id,
    long launch,
    int number,
    String title,
    boolean required,
    @Nullable String owner,
    @Nullable String tester,
    Instant since,
    @Nullable PathResult last,
    boolean entryOpen) {

  public boolean passed() {
    return last != null && last.outcome() == PathResult.Outcome.PASS;
  }

  /** Whether it can be walked now: not while what made it fail is still broken. */
  public boolean waits() {
    return !passed() && !entryOpen;
  }

  public Subject subject() {
    return new Subject("path", id);
  }

  CriticalPath titled(String words, boolean must) {
    return new CriticalPath(id, launch, number, words, must, owner, tester, since, last, entryOpen);
  }

  CriticalPath between(@Nullable String builder, @Nullable String walker) {
    return new CriticalPath(
        id, launch, number, title, required, builder, walker, since, last, entryOpen);
  }

  CriticalPath went(PathResult result) {
    return new CriticalPath(
        id, launch, number, title, required, owner, tester, since, result, entryOpen);
  }
}
