package launchbot.inventory;

import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable by its name; what it holds is never known.
 *
 * @param environment as releases name it, in lower case: {@code production}
 * @param setIn where it is set: {@code Fly.io}; null where nobody said
 * @param owner a Slack user id; null where nobody was named
 * @param checked null where nobody has
 */
public record Variable(
    long id,
    long launch,
    String environment,
    String name,
    @Nullable String setIn,
    @Nullable String owner,
    @Nullable Checked checked) {

  /** Who saw that it is set as it should be, and when. */
  public record Checked(String by, Instant at) {}

  public Subject subject() {
    return new Subject("variable", id);
  }

  public Variable in(@Nullable String place) {
    return new Variable(id, launch, environment, name, place, owner, checked);
  }

  public Variable ownedBy(@Nullable String person) {
    return new Variable(id, launch, environment, name, setIn, person, checked);
  }

  public Variable checked(String by, Instant at) {
    return new Variable(id, launch, environment, name, setIn, owner, new Checked(by, at));
  }
}
